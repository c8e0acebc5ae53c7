using System.ComponentModel.DataAnnotations;

namespace SocialFunnel.Hosting;

/// <summary>Settings of telemetry, section <c>SocialFunnel:Telemetry</c>. The standard ones of OpenTelemetry (<c>OTEL_…</c>) are read besides.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "SocialFunnel:Telemetry";

    /// <summary>Part of the traces that is sent to Application Insights, 0 to 1. Logs and metrics are always whole: the alerts read them.</summary>
    /// <value>Default 1, all of them.</value>
    [Range(0.0, 1.0, ErrorMessage = "SocialFunnel:Telemetry:SamplingRatio must lie between 0 and 1.")]
    public float SamplingRatio { get; set; } = 1;
}
