metadata name = 'Alerts'
metadata description = 'Who is told, and about what. Each query stands in infra/queries and says what it reads.'

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Address which receives the alerts.')
param email string

@description('Required. Workspace that holds the telemetry.')
param workspaceResourceId string

@description('Required. Hours after its opening by which a night has to be finished.')
param nightHours int

@description('Required. Failed executions within an hour above which an alert is sent.')
param failuresPerHour int

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-socialfunnel'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'SocialFunnel'
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

module poison 'alert-rule.bicep' = {
  params: {
    name: 'poison-queue-not-empty'
    displayName: 'SocialFunnel: messages were given up'
    alertDescription: 'A pull or an analysis failed as often as host.json allows and went to a poison queue. The run names what is missing; docs/deploy.md says what to do.'
    location: location
    tags: tags
    severity: 2
    query: loadTextContent('../queries/poison-queue-not-empty.kql')
    measure: 'Messages'
    lookBack: 'PT1H'
    workspaceResourceId: workspaceResourceId
    actionGroupResourceId: operators.id
    // The message stays given up when the hour has passed: a person closes this alert.
    resolves: false
  }
}

module night 'alert-rule.bicep' = {
  params: {
    name: 'night-not-finished'
    displayName: 'SocialFunnel: a night is not finished'
    alertDescription: 'The run of at least one brand was opened ${nightHours} hours ago or more (06:00 of the brand with the default settings) and has not ended.'
    location: location
    tags: tags
    severity: 2
    query: replace(loadTextContent('../queries/night-not-finished.kql'), '{nightHours}', string(nightHours))
    measure: 'Runs'
    lookBack: 'P2D'
    workspaceResourceId: workspaceResourceId
    actionGroupResourceId: operators.id
    resolves: true
  }
}

module scheduler 'alert-rule.bicep' = {
  params: {
    name: 'scheduler-silent'
    displayName: 'SocialFunnel: nights are no longer opened'
    alertDescription: 'ScheduleNight ran before but not within the last 26 hours: no brand is measured.'
    location: location
    tags: tags
    severity: 1
    query: loadTextContent('../queries/scheduler-silent.kql')
    measure: 'Silent'
    lookBack: 'P2D'
    workspaceResourceId: workspaceResourceId
    actionGroupResourceId: operators.id
    resolves: false
  }
}

module failures 'alert-rule.bicep' = {
  params: {
    name: 'failures'
    displayName: 'SocialFunnel: many failures'
    alertDescription: 'More than ${failuresPerHour} executions failed within an hour. Requests that were themselves wrong (4xx) do not count.'
    location: location
    tags: tags
    severity: 2
    query: loadTextContent('../queries/failures.kql')
    measure: 'Failures'
    threshold: failuresPerHour
    lookBack: 'PT1H'
    workspaceResourceId: workspaceResourceId
    actionGroupResourceId: operators.id
    resolves: true
  }
}

@description('Resource id of the action group.')
output actionGroupResourceId string = operators.id
