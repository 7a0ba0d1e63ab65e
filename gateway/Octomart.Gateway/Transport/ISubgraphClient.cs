using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Transport;

/// <summary>Carries requests to subgraphs. Knows bytes and addresses, nothing of plans.</summary>
internal interface ISubgraphClient
{
    /// <summary>Sends one operation and returns what came back, or why nothing did.</summary>
    ValueTask<SubgraphResult> SendAsync(SubgraphRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Starts a subscription. Once it is accepted comes <see cref="SubgraphResult.Connected"/>, then each event; the stream ends when the subgraph completes
    /// it, or with a failure when it breaks off.
    /// </summary>
    IAsyncEnumerable<SubgraphResult> SubscribeAsync(SubgraphRequest request, CancellationToken cancellationToken);
}

/// <summary>One operation for one subgraph.</summary>
/// <param name="Subgraph">Where to.</param>
/// <param name="Body">The JSON body, ready to send. Only valid until the call returns.</param>
/// <param name="IsQuery">May be sent again when the connection fails.</param>
/// <param name="Headers">Names and values to forward.</param>
internal sealed record SubgraphRequest(Subgraph Subgraph, ReadOnlyMemory<byte> Body, bool IsQuery, IReadOnlyList<KeyValuePair<string, string>> Headers);

/// <summary>Either a body or a failure.</summary>
/// <param name="Body">The bytes; longer than <paramref name="Length"/>.</param>
/// <param name="Length">How many of them are the answer.</param>
/// <param name="Failure">Why there is none.</param>
/// <param name="IsPooled">The body goes back to the pool when the response has been written; set for whoever is its only reader.</param>
internal readonly record struct SubgraphResult(byte[]? Body, int Length, SubgraphFailure? Failure, bool IsPooled = false)
{
    /// <summary>Not an answer yet: a subscription's subgraph has accepted it.</summary>
    public static SubgraphResult Connected => default;

    public bool IsConnected => Body is null && Failure is null;

    public static SubgraphResult Of(byte[] body) => new(body, body.Length, null);

    public static SubgraphResult Failed(string code, string message) => new(null, 0, new SubgraphFailure(code, message));
}

/// <summary>Why a subgraph gave no answer.</summary>
internal sealed record SubgraphFailure(string Code, string Message);
