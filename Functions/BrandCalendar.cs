using NodaTime;
using NodaTime.TimeZones;

namespace SocialFunnel;

/// <summary>A brand's local days, and the hour of its night. The one place where instants become days.</summary>
public sealed class BrandCalendar
{
    private static readonly ZoneLocalMappingResolver NightResolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private readonly DateTimeZone zone;

    /// <summary>Creates a calendar.</summary>
    /// <param name="timeZone">IANA name, such as <c>Europe/Berlin</c>.</param>
    /// <param name="nightAt">Local time at which a day's run is due.</param>
    /// <exception cref="DateTimeZoneNotFoundException">The zone is unknown.</exception>
    public BrandCalendar(string timeZone, TimeOnly nightAt)
    {
        zone = DateTimeZoneProviders.Tzdb[timeZone];
        NightAt = nightAt;
    }

    /// <summary>IANA name of the zone.</summary>
    public string TimeZone => zone.Id;

    /// <summary>Local time at which a day's run is due.</summary>
    public TimeOnly NightAt { get; }

    /// <summary>Whether a text is a known IANA zone.</summary>
    public static bool IsZone(string? timeZone) => timeZone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is not null;

    /// <summary>The local day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(zone).Date.ToDateOnly();

    /// <summary>
    /// The instant a day's run is due. Where summer time skips that hour it is the first moment after the gap; where it comes twice,
    /// the first.
    /// </summary>
    public DateTimeOffset NightOf(DateOnly day) =>
        LocalDate.FromDateOnly(day).At(LocalTime.FromTimeOnly(NightAt)).InZone(zone, NightResolver).ToDateTimeOffset().ToUniversalTime();

    /// <summary>The latest day whose run is due at an instant.</summary>
    public DateOnly DueDay(DateTimeOffset now)
    {
        var today = DayOf(now);
        return NightOf(today) <= now ? today : today.AddDays(-1);
    }

    /// <summary>Reads a local time of this zone as an instant, leniently where summer time skips or repeats it.</summary>
    public DateTimeOffset InstantOf(DateTime local) => LocalDateTime.FromDateTime(local).InZoneLeniently(zone).ToDateTimeOffset().ToUniversalTime();
}
