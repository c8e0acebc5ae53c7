metadata name = 'SocialFunnel'
metadata description = 'Everything SocialFunnel needs in Azure, for azd up. What is created, and why: docs/deploy.md.'

targetScope = 'subscription'

@description('Required. Name of the azd environment. Every name is derived from it, so two environments never meet.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Required. Region of every resource. The list holds regions that offer Flex Consumption.')
@metadata({ azd: { type: 'location' } })
@allowed([
  'australiaeast'
  'centralindia'
  'centralus'
  'eastasia'
  'eastus'
  'eastus2'
  'francecentral'
  'germanywestcentral'
  'northcentralus'
  'northeurope'
  'southcentralus'
  'southeastasia'
  'swedencentral'
  'uksouth'
  'westcentralus'
  'westeurope'
  'westus2'
])
param location string

@description('Required. Address which receives alerts and budget warnings.')
@minLength(6)
param alertEmail string

@description('Optional. Memory of one instance in MB; CPU grows with it.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Optional. Most instances that may run at once: the upper bound of the compute bill.')
@allowed([40, 100, 250, 500, 1000])
param maximumInstanceCount int = 40

@description('Optional. NCRONTAB expression in UTC (six fields) by which the nights of brands are opened. Each brand keeps its own local night.')
@minLength(11)
param nightlySchedule string = '0 0 * * * *'

@description('Optional. Hours after its opening by which a night has to be finished; 3 is 06:00 for a night that opens at 03:00.')
@minValue(1)
@maxValue(20)
param nightHours int = 3

@description('Optional. Failed executions within an hour above which an alert is sent. A pull that fails is retried, so single failures are normal.')
@minValue(0)
param failuresPerHour int = 10

@description('Optional. Name of the blob container from which exported files are read.')
@minLength(3)
@maxLength(63)
param exportsContainer string = 'exports'

@description('Optional. Copies of the stored data: in one building, in three buildings of the region, or in a second region too.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS'])
param storageRedundancy string = 'Standard_LRS'

@description('Optional. Days for which a deleted secret, or the deleted vault, can be recovered. Until then the name of the vault stays taken.')
@minValue(7)
@maxValue(90)
param vaultRetentionDays int = 30

@description('Optional. Days for which telemetry is kept.')
@allowed([30, 60, 90, 120, 180, 270, 365])
param logRetentionDays int = 30

@description('Optional. Most telemetry taken in a day, in GB; what comes later that day is dropped, and alerts that read it are blind.')
@minValue(1)
param logDailyQuotaGb int = 1

@description('Optional. Monthly budget of the resource group in the currency of the subscription; 0 creates none. A budget warns, it does not stop anything.')
@minValue(0)
param monthlyBudget int = 25

@description('Optional. First day of the month the budget began in. Azure refuses to change it, so it is an output that azd remembers.')
param budgetStart string = ''

@description('Computed. The first day of this month, for a new budget.')
param thisMonth string = utcNow('yyyy-MM-01')

@description('Optional. Object id of the person who runs this deployment: may put files, read results and keep vendor secrets. Empty grants nothing.')
param principalId string = ''

@description('Optional. What kind of principal that is.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string = 'User'

@description('Optional. False leaves the deploying principal without access to data, as an automated release should.')
param grantOperator bool = true

@description('Optional. Further tags of every resource, such as cost centre or owner.')
param tags object = {}

var token = toLower(uniqueString(subscription().id, environmentName, location))
var allTags = union({ application: 'SocialFunnel' }, tags, { 'azd-env-name': environmentName })
var firstDay = empty(budgetStart) ? thisMonth : budgetStart

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-${token}', location: location, tags: allTags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-${token}'
    componentName: 'appi-${token}'
    location: location
    tags: allTags
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: allTags
    redundancy: storageRedundancy
    exportsContainer: exportsContainer
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: allTags
    retentionDays: vaultRetentionDays
    workspaceResourceId: monitoring.outputs.workspaceResourceId
  }
}

module access 'modules/access.bicep' = {
  scope: group
  params: {
    principalId: identity.outputs.principalId
    storageAccountName: storage.outputs.name
    vaultName: vault.outputs.name
    componentName: monitoring.outputs.componentName
  }
}

module operatorAccess 'modules/operator-access.bicep' = if (grantOperator && !empty(principalId)) {
  scope: group
  params: {
    principalId: principalId
    principalType: principalType
    storageAccountName: storage.outputs.name
    exportsContainer: exportsContainer
    vaultName: vault.outputs.name
  }
}

module functionApp 'modules/function-app.bicep' = {
  scope: group
  params: {
    name: 'func-${token}'
    planName: 'plan-${token}'
    location: location
    tags: allTags
    identityResourceId: identity.outputs.resourceId
    identityClientId: identity.outputs.clientId
    storageAccountName: storage.outputs.name
    deploymentContainer: storage.outputs.deploymentContainer
    exportsContainer: exportsContainer
    componentName: monitoring.outputs.componentName
    vaultName: vault.outputs.name
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    nightlySchedule: nightlySchedule
  }
  // The host reads its storage the moment it starts.
  dependsOn: [access]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    email: alertEmail
    workspaceResourceId: monitoring.outputs.workspaceResourceId
    nightHours: nightHours
    failuresPerHour: failuresPerHour
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0) {
  scope: group
  params: {
    name: 'budget-${token}'
    amount: monthlyBudget
    firstDay: firstDay
    email: alertEmail
    actionGroupResourceId: alerts.outputs.actionGroupResourceId
  }
}

// azd writes outputs into plain files (.azure/ and user secrets): nothing secret may ever stand here.
output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = functionApp.outputs.name
output AZURE_BUDGET_START string = firstDay
output SOCIALFUNNEL_URL string = functionApp.outputs.url
output SOCIALFUNNEL_EXPORTS_URL string = storage.outputs.exportsUrl
output SOCIALFUNNEL_VAULT_NAME string = vault.outputs.name
