using System.Buffers;
using System.Text.Json;

namespace Octomart.GraphQLTransport;

/// <summary>What an operation came to: one response, or a stream of them.</summary>
public abstract class GraphQLOutcome;

/// <summary>A subscription's events, each a whole response. The wire disposes the enumerator when the client leaves.</summary>
public sealed class GraphQLResponseStream(IAsyncEnumerable<GraphQLResponse> responses) : GraphQLOutcome
{
    /// <summary>The events in order.</summary>
    public IAsyncEnumerable<GraphQLResponse> Responses { get; } = responses;
}

/// <summary>How far an operation came, which decides the HTTP status.</summary>
public enum GraphQLResponseStatus
{
    /// <summary>It ran, perhaps with field errors: 200.</summary>
    Executed,

    /// <summary>The document does not parse or validate: 400, or 200 for clients that accept only <c>application/json</c>.</summary>
    InvalidOperation,

    /// <summary>The request itself is malformed: 400.</summary>
    InvalidRequest,

    /// <summary>No valid token where one is needed: 401.</summary>
    Unauthenticated,

    /// <summary>Not this caller's: 403.</summary>
    Forbidden,

    /// <summary>A mutation or subscription over GET: 405.</summary>
    MethodNotAllowed,

    /// <summary>The body exceeds the limit: 413.</summary>
    TooLarge,

    /// <summary>Not now: 503.</summary>
    Unavailable,
}

/// <summary>One GraphQL response, ready to be written.</summary>
public abstract class GraphQLResponse : GraphQLOutcome
{
    /// <summary>How far the operation came.</summary>
    public virtual GraphQLResponseStatus Status => GraphQLResponseStatus.Executed;

    /// <summary>Writes the response as one JSON object, with <c>data</c>, <c>errors</c> and <c>extensions</c>.</summary>
    public abstract void WriteTo(IBufferWriter<byte> output);

    /// <summary>Writes the <c>errors</c> array alone, which is what the <c>error</c> message of graphql-transport-ws carries.</summary>
    public virtual void WriteErrorsTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var whole = new ArrayBufferWriter<byte>();
        WriteTo(whole);
        using var json = JsonDocument.Parse(whole.WrittenMemory);
        using var writer = new Utf8JsonWriter(output);
        json.RootElement.GetProperty("errors").WriteTo(writer);
    }
}

/// <summary>A request that was refused before anything ran.</summary>
/// <param name="status">Decides the HTTP status.</param>
/// <param name="code">Stable, for <c>extensions.code</c>.</param>
/// <param name="message">For people; says what to do next where there is something to do.</param>
public sealed class GraphQLErrorResponse(GraphQLResponseStatus status, string code, string message) : GraphQLResponse
{
    /// <inheritdoc />
    public override GraphQLResponseStatus Status => status;

    /// <inheritdoc />
    public override void WriteTo(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteStartArray("errors");
        writer.WriteStartObject();
        writer.WriteString("message", message);
        writer.WriteStartObject("extensions");
        writer.WriteString("code", code);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
