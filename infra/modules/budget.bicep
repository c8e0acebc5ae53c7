metadata name = 'Budget'
metadata description = 'Warns when the month becomes dearer than expected. It does not stop anything.'

@description('Required. Name of the budget.')
param name string

@description('Required. Amount of a month in the currency of the subscription.')
param amount int

@description('Required. First day of the month in which the budget began (yyyy-MM-01).')
param firstDay string

@description('Required. Address that is warned.')
param email string

@description('Required. Action group that is warned.')
param actionGroupResourceId string

var warnings = [
  { name: 'actual80', type: 'Actual', percent: 80 }
  { name: 'actual100', type: 'Actual', percent: 100 }
  { name: 'forecast110', type: 'Forecasted', percent: 110 }
]

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: firstDay }
    notifications: toObject(warnings, warning => warning.name, warning => {
      enabled: true
      operator: 'GreaterThanOrEqualTo'
      threshold: warning.percent
      thresholdType: warning.type
      contactEmails: [email]
      contactGroups: [actionGroupResourceId]
    })
  }
}
