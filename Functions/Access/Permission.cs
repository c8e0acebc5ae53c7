using System.Diagnostics.CodeAnalysis;

namespace SocialFunnel.Access;

/// <summary>What somebody may do with a brand; each includes those before it.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The suffix was reserved for code access security, which .NET no longer has; it is the usual word for this.")]
public enum Permission
{
    /// <summary>See its settings, its runs and its reports.</summary>
    Read = 1,

    /// <summary>Tell hours, numbers and files, start runs, and give out links.</summary>
    Write = 2,

    /// <summary>
    /// Create, change and delete the brand, and say who else may see it. Its settings name the hosts that are asked and the secrets that are sent
    /// there, so that whoever writes them could read with secrets of others.
    /// </summary>
    Administer = 3,
}
