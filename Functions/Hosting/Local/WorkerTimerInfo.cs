namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function learns about its run.</summary>
public sealed class TimerInfo
{
    /// <summary>Null where the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>The run comes later than scheduled, for instance after an outage.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>Where a schedule stands; times are UTC.</summary>
public sealed class ScheduleStatus
{
    /// <summary>The last run, 0001-01-01 before the first one.</summary>
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
