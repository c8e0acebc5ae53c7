namespace SocialFunnel.Hosting.Local;

/// <summary>The host cannot start. The message is for a person: one line for each fault, with its remedy, and never a secret.</summary>
public sealed class StartFaultException : Exception
{
    public StartFaultException(string message) : base(message)
    {
    }

    public StartFaultException(string message, Exception cause) : base(message, cause)
    {
    }
}
