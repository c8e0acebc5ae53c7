using System.ComponentModel.DataAnnotations;

namespace SocialFunnel.Runs;

/// <summary>Settings of runs, section <c>SocialFunnel:Runs</c>.</summary>
public sealed class RunOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "SocialFunnel:Runs";

    /// <summary>After this a run is analysed with whatever is there.</summary>
    /// <value>Default 4 hours.</value>
    [Range(typeof(TimeSpan), "00:01:00", "23:00:00", ErrorMessage = "SocialFunnel:Runs:Deadline must lie between 00:01:00 and 23:00:00.")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromHours(4);

    /// <summary>A pull that nobody has taken up after this time is sent again: its message may have been lost when a process died.</summary>
    /// <value>Default 15 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "23:00:00", ErrorMessage = "SocialFunnel:Runs:SendAgainAfter must lie between 00:00:01 and 23:00:00.")]
    public TimeSpan SendAgainAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Brands whose nights are opened by one message.</summary>
    /// <value>Default 500.</value>
    [Range(1, 5000, ErrorMessage = "SocialFunnel:Runs:BrandsPerMessage must lie between 1 and 5000.")]
    public int BrandsPerMessage { get; set; } = 500;
}
