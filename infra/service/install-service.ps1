# SocialFunnel as a service of Windows; run as administrator from the folder of the program. How: docs/self-hosting.md.
#Requires -RunAsAdministrator
param(
    [Parameter(Mandatory)] [string] $Storage,
    [int] $Port = 7071
)

$program = Join-Path $PSScriptRoot 'SocialFunnel.exe'
if (-not (Test-Path $program)) { throw "SocialFunnel.exe is not beside this script." }

# NT SERVICE\SocialFunnel exists with the service alone; it may read the program and write its data beside it, and nothing else.
New-Service -Name SocialFunnel -DisplayName SocialFunnel -BinaryPathName "`"$program`" serve --port $Port" -StartupType Automatic | Out-Null
sc.exe config SocialFunnel obj= 'NT SERVICE\SocialFunnel' | Out-Null
sc.exe failure SocialFunnel reset= 86400 actions= restart/5000/restart/30000/restart/60000 | Out-Null
icacls $PSScriptRoot /grant 'NT SERVICE\SocialFunnel:(OI)(CI)M' | Out-Null

# The environment of a service stands in its key of the registry, which administrators alone may read once inheritance is off.
$key = 'HKLM:\SYSTEM\CurrentControlSet\Services\SocialFunnel'
New-ItemProperty -Path $key -Name Environment -PropertyType MultiString -Value @("AzureWebJobsStorage=$Storage") -Force | Out-Null
$rules = Get-Acl $key
$rules.SetAccessRuleProtection($true, $true)
$rules.Access | Where-Object { $_.IdentityReference -like '*Users' } | ForEach-Object { $rules.RemoveAccessRule($_) | Out-Null }
Set-Acl -Path $key -AclObject $rules

Start-Service SocialFunnel
