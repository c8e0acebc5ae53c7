using System.Text.Json.Nodes;

namespace SocialFunnel.OpenApi;

/// <summary>What a function's signature does not tell of it.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Query">What it reads from the query.</param>
/// <param name="Body">What it takes; null for nothing.</param>
/// <param name="Answers">What it gives when all is well.</param>
internal sealed record ApiOperation(string Group, ApiParameter[] Query, ApiBody? Body, params ApiAnswer[] Answers)
{
    /// <summary>An operation that reads neither query nor body.</summary>
    public ApiOperation(string group, params ApiAnswer[] answers)
        : this(group, [], null, answers)
    {
    }
}

/// <summary>A parameter of the query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means, and its default.</param>
/// <param name="Values">What it may be; null for any text.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Format">Format of the text, such as <c>date</c>.</param>
internal sealed record ApiParameter(string Name, string Description, string[]? Values = null, bool IsRequired = false, string? Format = null);

/// <summary>A body.</summary>
/// <param name="MediaTypes">What it may come as.</param>
/// <param name="Type">The record it is; null for a text or bytes.</param>
/// <param name="Schema">Its schema, where no record is it.</param>
internal sealed record ApiBody(string[] MediaTypes, Type? Type = null, JsonNode? Schema = null, bool IsOptional = false);

/// <summary>An answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Description">What it means.</param>
/// <param name="Type">The record of its JSON; null when it has none.</param>
/// <param name="MediaTypes">What else it may come as.</param>
internal sealed record ApiAnswer(int Status, string Description, Type? Type = null, params string[] MediaTypes);
