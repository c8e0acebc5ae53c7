metadata name = 'Storage'
metadata description = 'The account that holds queues, tables, exported files and the deployed program. Shared keys are off.'

@description('Required. Name of the account.')
@minLength(3)
@maxLength(24)
param name string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Copies of the data.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS'])
param redundancy string

@description('Required. Container from which exported files are read.')
param exportsContainer string

resource account 'Microsoft.Storage/storageAccounts@2025-08-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // The instances of a Flex Consumption app have no fixed addresses; without a virtual network the door stays open and the lock is the identity.
    publicNetworkAccess: 'Enabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // A person's request to be forgotten must not leave copies behind.
      deleteRetentionPolicy: { enabled: false }
      containerDeleteRetentionPolicy: { enabled: false }
    }

    resource exports 'containers' = {
      name: exportsContainer
      properties: { publicAccess: 'None' }
    }

    resource deployment 'containers' = {
      name: 'app-package'
      properties: { publicAccess: 'None' }
    }
  }
}

@description('Name of the account.')
output name string = account.name

@description('Container that holds the deployed program.')
output deploymentContainer string = account::blobs::deployment.name

@description('Address of the container for exported files.')
output exportsUrl string = '${account.properties.primaryEndpoints.blob}${account::blobs::exports.name}'
