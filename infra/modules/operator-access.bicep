metadata name = 'Access of the operator'
metadata description = 'What the person who deploys needs afterwards: put files, read results, keep secrets of vendors.'

@description('Required. Object id of the operator.')
param principalId string

@description('Required. Kind of principal.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string

@description('Required. Name of the storage account.')
param storageAccountName string

@description('Required. Container for exported files.')
param exportsContainer string

@description('Required. Name of the vault.')
param vaultName string

var blobContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var tableReader = '76199698-9eea-4c19-bc75-cec21354c6b6'
var secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

resource account 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: storageAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource exports 'containers' existing = {
      name: exportsContainer
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource onExports 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::exports.id, principalId, blobContributor)
  scope: account::blobs::exports
  properties: {
    description: 'Storage Blob Data Contributor'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobContributor)
    principalId: principalId
    principalType: principalType
  }
}

resource onTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, tableReader)
  scope: account
  properties: {
    description: 'Storage Table Data Reader'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableReader)
    principalId: principalId
    principalType: principalType
  }
}

resource onVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, secretsOfficer)
  scope: vault
  properties: {
    description: 'Key Vault Secrets Officer'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
    principalId: principalId
    principalType: principalType
  }
}
