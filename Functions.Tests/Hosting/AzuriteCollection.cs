using System.Diagnostics.CodeAnalysis;

namespace SocialFunnel.Hosting;

/// <summary>Test classes with <c>[Collection("azurite")]</c> get the fixture and run one after another.</summary>
[CollectionDefinition("azurite")]
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "xunit calls it that.")]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>;
