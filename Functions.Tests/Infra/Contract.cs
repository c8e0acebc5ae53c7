namespace SocialFunnel.Infra;

/// <summary>
/// The names on which the program, infra/ and docs/deploy.md have to agree, in one place. A setting that the program begins to
/// read in Azure is added here first; the tests then fail until Bicep sets it and the documentation names it.
/// </summary>
internal static class Contract
{
    /// <summary>Settings of the function app.</summary>
    public static readonly string[] Settings =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "AZURE_CLIENT_ID",
        "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__blobServiceUri",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__queueServiceUri",
        "AzureWebJobsStorage__tableServiceUri",
        "NightlySchedule",
        "OverdueSchedule",
        "SocialFunnel__CustomerKey",
        "SocialFunnel__Exports__Container",
        "SocialFunnel__KeyVault__Uri",
        "SocialFunnel__LinkKey",
        "SocialFunnel__OperatorKey",
    ];

    /// <summary>Functions whose executions the alert rules look for.</summary>
    public static readonly string[] WatchedFunctions = ["RecordFailedAnalysis", "RecordFailedPull", "ScheduleNight"];

    /// <summary>Log events (names of <c>[LoggerMessage]</c> methods) which the alert rules look for.</summary>
    public static readonly string[] WatchedEvents = ["RunEnded", "RunOpened"];

    /// <summary>Fields that each of these events carries.</summary>
    public static readonly string[] WatchedFields = ["{Brand}", "{Run}"];
}
