using NCrontab;

namespace SocialFunnel.Hosting.Local;

/// <summary>Occurrences of a cron expression of five or six fields in a time zone, as moments.</summary>
public sealed class TimerSchedule
{
    private readonly CrontabSchedule _cron;
    private readonly TimeZoneInfo _zone;

    private TimerSchedule(CrontabSchedule cron, TimeZoneInfo zone) => (_cron, _zone) = (cron, zone);

    /// <summary>Null if the expression is not one.</summary>
    public static TimerSchedule? TryParse(string expression, TimeZoneInfo zone)
    {
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var cron = CrontabSchedule.TryParse(string.Join(' ', fields), new() { IncludingSeconds = fields.Length == 6 });
        return cron is null ? null : new(cron, zone);
    }

    /// <summary>The first occurrence after a moment; null if there is none.</summary>
    public DateTimeOffset? After(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, _zone).DateTime;
        while (true)
        {
            local = _cron.GetNextOccurrence(local);
            if (local.Year >= DateTime.MaxValue.Year)
                return null;

            var next = AsMoment(local);
            // An hour that comes twice in autumn would otherwise give a moment that is already over.
            if (next > moment)
                return next;
        }
    }

    /// <summary>Two occurrences in a row lie a minute or more apart.</summary>
    public bool IsMonitorable(DateTimeOffset now) =>
        After(now) is { } first && After(first) is { } second && second - first >= TimeSpan.FromMinutes(1);

    private DateTimeOffset AsMoment(DateTime local)
    {
        // A time that spring leaves out happens as much later as the clock was put forward.
        var offset = _zone.IsInvalidTime(local) ? _zone.GetUtcOffset(local.AddHours(-3))
            : _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max()
            : _zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
