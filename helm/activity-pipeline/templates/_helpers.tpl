{{- define "activity-pipeline.name" -}}
{{- printf "%s-controller" .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "activity-pipeline.selfTestName" -}}
{{- printf "%s-selftest" (include "activity-pipeline.name" . | trunc 54 | trimSuffix "-") -}}
{{- end -}}

{{- define "activity-pipeline.account" -}}
{{- .Values.serviceAccount.name | default (ternary (include "activity-pipeline.name" .) "default" .Values.serviceAccount.create) -}}
{{- end -}}

{{- define "activity-pipeline.selector" -}}
app.kubernetes.io/name: activity-pipeline-controller
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: controller
{{- end -}}

{{- /* Labels of every object but the test's pod, which must not be taken for a controller. */ -}}
{{- define "activity-pipeline.labels" -}}
{{ include "activity-pipeline.selector" . }}
{{ include "activity-pipeline.origin" . }}
{{- end -}}

{{- define "activity-pipeline.origin" -}}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: activity-pipeline
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- /* One of the images, by its key: (list . "stream"). */ -}}
{{- define "activity-pipeline.image" -}}
{{- $values := (index . 0).Values -}}
{{- $image := index $values.image (index . 1) -}}
{{- $registry := $values.global.imageRegistry | default $values.image.registry | trimSuffix "/" -}}
{{- $name := printf "%s%s" $values.image.prefix $image.name -}}
{{- $version := printf ":%s" ($values.image.tag | default (index . 0).Chart.AppVersion) -}}
{{- if $image.digest }}{{ $version = printf "@%s" $image.digest }}{{ end -}}
{{- if $registry }}{{ printf "%s/%s%s" $registry $name $version }}{{ else }}{{ printf "%s%s" $name $version }}{{ end -}}
{{- end -}}

{{- /* Names of the Secrets with a registry's login, as YAML. */ -}}
{{- define "activity-pipeline.pullSecrets" -}}
{{- $names := list -}}
{{- range concat .Values.global.imagePullSecrets .Values.image.pullSecrets }}{{ $names = append $names .name }}{{ end -}}
{{- toYaml ($names | uniq) -}}
{{- end -}}

{{/* The labels by which a Prometheus of this cluster selects objects: what its podMonitorSelector or ruleSelector asks for. None where no cluster is asked. */}}
{{- define "activity-pipeline.selectedBy" -}}
{{- $labels := dict -}}
{{- if .root.Capabilities.APIVersions.Has "monitoring.coreos.com/v1/Prometheus" -}}
{{- $selector := .selector -}}
{{- range (lookup "monitoring.coreos.com/v1" "Prometheus" "" "").items -}}
{{- $labels = merge $labels (dig "spec" $selector "matchLabels" (dict) .) -}}
{{- end -}}
{{- end -}}
{{- toYaml $labels -}}
{{- end -}}

{{- define "activity-pipeline.podMonitorLabels" -}}
{{- toYaml (.Values.metrics.podMonitor.labels | default (include "activity-pipeline.selectedBy" (dict "root" . "selector" "podMonitorSelector") | fromYaml)) -}}
{{- end -}}

{{- define "activity-pipeline.labelList" -}}
{{- $words := list -}}
{{- range $name, $value := . -}}
{{- $words = append $words (printf "%s=%s" $name $value) -}}
{{- end -}}
{{- join "," $words -}}
{{- end -}}

{{- /* The topic operator's connection to Kafka, in the words of a pipeline's spec.kafka; credentials are references. */ -}}
{{- define "activity-pipeline.topicOperator.kafka" -}}
{{- $kafka := dict "bootstrapServers" .Values.topicOperator.bootstrapServers -}}
{{- range $name := list "tls" "authentication" -}}
{{- $given := index $.Values.topicOperator $name -}}
{{- if kindIs "map" $given -}}{{- $_ := set $kafka $name $given -}}{{- end -}}
{{- end -}}
{{- toJson $kafka -}}
{{- end -}}

{{- /* Its Secrets as files, by the names that the controller looks for; empty where there are none. */ -}}
{{- define "activity-pipeline.topicOperator.secrets" -}}
{{- if .Values.topicOperator.enabled -}}
{{- $tls := .Values.topicOperator.tls | default dict -}}
{{- $login := .Values.topicOperator.authentication | default dict -}}
{{- $files := dict "trusted.crt" $tls.trustedCertificates "password" $login.password "user.crt" $login.certificate "user.key" $login.privateKey "client-secret" $login.clientSecret -}}
{{- range $file, $source := $files -}}
{{- with $source }}
- secret:
    name: {{ .secretName }}
    items:
      - {key: {{ .key | quote }}, path: {{ $file }}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
