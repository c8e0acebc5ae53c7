namespace SocialFunnel.Reports;

/// <summary>A test in a real browser; skipped, saying so, where there is no Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Path is null)
        {
            Skip = "needs Chromium, which is not here: apt-get install chromium";
        }
    }
}

/// <summary>A test in a real browser, with data; skipped, saying so, where there is no Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute()
    {
        if (Chromium.Path is null)
        {
            Skip = "needs Chromium, which is not here: apt-get install chromium";
        }
    }
}
