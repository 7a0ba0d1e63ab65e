namespace Octomart.GraphQLTransport;

/// <summary>One operation as a client sent it. Variables and extensions stay raw JSON: who executes them parses them once.</summary>
public sealed record GraphQLRequest
{
    /// <summary>The document's text; null when only <see cref="DocumentId"/> was sent.</summary>
    public string? Query { get; init; }

    /// <summary>Which operation of the document to run; null when it holds only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The id of a trusted document.</summary>
    public string? DocumentId { get; init; }

    /// <summary>A JSON object as UTF-8; empty when absent.</summary>
    public ReadOnlyMemory<byte> Variables { get; init; }

    /// <summary>A JSON object as UTF-8; empty when absent.</summary>
    public ReadOnlyMemory<byte> Extensions { get; init; }
}
