{{- define "activity-pipeline.name" -}}
{{- printf "%s-controller" .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "activity-pipeline.account" -}}
{{- .Values.serviceAccount.name | default (include "activity-pipeline.name" .) -}}
{{- end -}}

{{- define "activity-pipeline.tag" -}}
{{- .Values.image.tag | default .Chart.AppVersion -}}
{{- end -}}

{{- define "activity-pipeline.selector" -}}
app.kubernetes.io/name: activity-pipeline-controller
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "activity-pipeline.labels" -}}
{{ include "activity-pipeline.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: activity-pipeline
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}
