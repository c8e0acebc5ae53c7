metadata name = 'Alert rule'
metadata description = 'A query that yields one row with one number, asked every hour.'

@description('Required. Name of the rule.')
param name string

@description('Required. Title of the message.')
param displayName string

@description('Required. What happened and what to do.')
param alertDescription string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. 0 is critical, 4 is verbose.')
@allowed([0, 1, 2, 3, 4])
param severity int

@description('Required. The query in KQL.')
param query string

@description('Required. Column of the query that holds the number.')
param measure string

@description('Optional. The number above which the alert is sent.')
param threshold int = 0

@description('Required. How much telemetry the query may see (ISO 8601).')
@allowed(['PT1H', 'P2D'])
param lookBack string

@description('Required. Whether the alert closes itself when the number has fallen.')
param resolves bool

@description('Required. Workspace that is queried.')
param workspaceResourceId string

@description('Required. Who is told.')
param actionGroupResourceId string

resource rule 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: displayName
    description: alertDescription
    severity: severity
    enabled: true
    scopes: [workspaceResourceId]
    evaluationFrequency: 'PT1H'
    windowSize: 'PT1H'
    overrideQueryTimeRange: lookBack
    // Tables appear with their first rows, which is after this deployment.
    skipQueryValidation: true
    autoMitigate: resolves
    criteria: {
      allOf: [
        {
          query: query
          metricMeasureColumn: measure
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: threshold
          failingPeriods: { minFailingPeriodsToAlert: 1, numberOfEvaluationPeriods: 1 }
        }
      ]
    }
    actions: { actionGroups: [actionGroupResourceId] }
  }
}
