metadata name = 'Function app'
metadata description = 'The program on Flex Consumption, and every setting it reads.'

@description('Required. Name of the function app, and first part of its address.')
param name string

@description('Required. Name of the plan.')
param planName string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Resource id of the identity.')
param identityResourceId string

@description('Required. Client id of the identity.')
param identityClientId string

@description('Required. Name of the storage account.')
param storageAccountName string

@description('Required. Container of the deployed program.')
param deploymentContainer string

@description('Required. Container of exported files.')
param exportsContainer string

@description('Required. Name of the Application Insights component.')
param componentName string

@description('Required. Name of the vault.')
param vaultName string

@description('Required. Memory of one instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('Required. Most instances at once.')
param maximumInstanceCount int

@description('Required. NCRONTAB expression in UTC by which nights are opened.')
param nightlySchedule string

@description('Computed. A secret nobody knows, used only if the vault has none yet: with it, customers are hashed.')
@secure()
param newCustomerKey string = '${newGuid()}${newGuid()}'

@description('Computed. A secret nobody knows, used only if the vault has none yet: with it, links to forms are signed.')
@secure()
param newLinkKey string = '${newGuid()}${newGuid()}'

@description('Computed. A secret nobody knows, used only if the vault has none yet: it opens every brand.')
@secure()
param newOperatorKey string = '${newGuid()}${newGuid()}'

resource account 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: storageAccountName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

// Another key would make every known customer a stranger, so a later deployment leaves the first one alone.
@onlyIfNotExists()
resource customerKey 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'customer-key'
  properties: { value: newCustomerKey, contentType: 'Hashes customers; see docs/deploy.md' }
}

// Another key would void every link that was given out.
@onlyIfNotExists()
resource linkKey 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'link-key'
  properties: { value: newLinkKey, contentType: 'Signs links to forms; see docs/deploy.md' }
}

// Host keys cannot keep brands apart, so the program guards the brands itself and knows the operator by this key.
@onlyIfNotExists()
resource operatorKey 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'operator-key'
  properties: { value: newOperatorKey, contentType: 'Opens every brand; see docs/deploy.md' }
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityResourceId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    keyVaultReferenceIdentity: identityResourceId
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2' }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityResourceId
          }
        }
      }
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      // Host and program share one connection without a secret; explicit addresses win over the name of the account.
      AzureWebJobsStorage__accountName: account.name
      AzureWebJobsStorage__blobServiceUri: account.properties.primaryEndpoints.blob
      AzureWebJobsStorage__queueServiceUri: account.properties.primaryEndpoints.queue
      AzureWebJobsStorage__tableServiceUri: account.properties.primaryEndpoints.table
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      AZURE_CLIENT_ID: identityClientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      NightlySchedule: nightlySchedule
      OverdueSchedule: '0 30 * * * *'
      SocialFunnel__CustomerKey: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/${customerKey.name})'
      SocialFunnel__Exports__Container: exportsContainer
      SocialFunnel__KeyVault__Uri: vault.properties.vaultUri
      SocialFunnel__LinkKey: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/${linkKey.name})'
      SocialFunnel__OperatorKey: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/${operatorKey.name})'
    }
  }
}

@description('Name of the function app.')
output name string = app.name

@description('Address of the function app.')
output url string = 'https://${app.properties.defaultHostName}'
