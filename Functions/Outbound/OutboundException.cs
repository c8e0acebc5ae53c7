namespace SocialFunnel.Outbound;

/// <summary>A request that is not made, or an answer that is not read, for safety. Trying again would change nothing; the message says what would.</summary>
public sealed class OutboundException(string message) : Exception(message);
