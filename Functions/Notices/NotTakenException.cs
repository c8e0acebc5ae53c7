namespace SocialFunnel.Notices;

/// <summary>A channel surely did not take a notice, so that sending it again cannot tell it twice. The message is for people and holds no address.</summary>
public sealed class NotTakenException(string message) : Exception(message);
