package dev.activitypipeline.controller;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests run where these programs are; elsewhere they are skipped, or fail if {@link NeededPrograms#REQUIRED} is true. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeededPrograms.class)
public @interface Needs {
    /** The programs. */
    Program[] value();
}
