using System.Buffers;
using System.Text.Json;
using GraphQL;
using Octomart.GraphQLTransport;

namespace Octomart.SubgraphDefaults.Execution;

/// <summary>An execution result on the wire.</summary>
internal sealed class ExecutionResponse(ExecutionResult result, SubgraphSerializer serializer) : GraphQLResponse
{
    public override GraphQLResponseStatus Status => result.Executed
        ? GraphQLResponseStatus.Executed
        : result.Errors?.FirstOrDefault()?.Code == TransportErrorCodes.MethodNotAllowed
            ? GraphQLResponseStatus.MethodNotAllowed
            : GraphQLResponseStatus.InvalidOperation;

    public override void WriteTo(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = serializer.Json.Encoder, SkipValidation = true });
        JsonSerializer.Serialize(writer, result, serializer.Json);
    }
}
