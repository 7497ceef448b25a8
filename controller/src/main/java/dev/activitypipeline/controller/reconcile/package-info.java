/** The reconciler: plan, apply, observe, classify, report. Only this package and Main know the operator framework. */
package dev.activitypipeline.controller.reconcile;
