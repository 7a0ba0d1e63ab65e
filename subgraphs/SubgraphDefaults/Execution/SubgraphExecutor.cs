using System.Text.Json;
using GraphQL;
using GraphQL.Validation;
using Octomart.GraphQLTransport;
using GraphQLRequest = Octomart.GraphQLTransport.GraphQLRequest;

namespace Octomart.SubgraphDefaults.Execution;

/// <summary>Runs operations on the subgraph's schema with GraphQL.NET.</summary>
internal sealed class SubgraphExecutor(IDocumentExecuter executer, SubgraphSerializer serializer) : IGraphQLExecutor
{
    private static readonly IValidationRule[] QueriesOnlyRules = [.. DocumentValidator.CoreRules, new QueriesOnlyRule()];
    private static readonly IValidationRule[] QueriesOnlyCachedRules = [new QueriesOnlyRule()];

    public async ValueTask<GraphQLOutcome> ExecuteAsync(GraphQLRequest request, GraphQLCall call, CancellationToken cancellationToken)
    {
        if (!TryReadInputs(request.Variables, out var variables) || !TryReadInputs(request.Extensions, out var extensions))
        {
            return new GraphQLErrorResponse(GraphQLResponseStatus.InvalidRequest, TransportErrorCodes.BadRequest, "The variables are not a JSON object.");
        }

        var result = await executer.ExecuteAsync(new ExecutionOptions
        {
            Query = request.Query,
            OperationName = request.OperationName,
            Variables = variables,
            Extensions = extensions,
            RequestServices = call.Services,
            User = call.User,
            CancellationToken = cancellationToken,
            ValidationRules = call.QueriesOnly ? QueriesOnlyRules : null,
            CachedDocumentValidationRules = call.QueriesOnly ? QueriesOnlyCachedRules : null,
        });
        return result.Streams?.Values.FirstOrDefault() is { } stream
            ? new GraphQLResponseStream(stream.ReadAllAsync(serializer, CancellationToken.None))
            : new ExecutionResponse(result, serializer);
    }

    private bool TryReadInputs(ReadOnlyMemory<byte> json, out Inputs inputs)
    {
        try
        {
            inputs = json.IsEmpty ? Inputs.Empty : JsonSerializer.Deserialize<Inputs>(json.Span, serializer.Json) ?? Inputs.Empty;
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            inputs = Inputs.Empty;
            return false;
        }
    }
}
