using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GraphQL;
using GraphQL.Execution;
using Octomart.GraphQLTransport;

namespace Octomart.SubgraphDefaults.Execution;

/// <summary>From GraphQL.NET's pushed results to the pulled ones of the wire.</summary>
internal static class ObservableExtensions
{
    private const int MaxWaiting = 256;

    /// <summary>Ends the stream of a client that does not keep up.</summary>
    public static async IAsyncEnumerable<GraphQLResponse> ReadAllAsync(
        this IObservable<ExecutionResult> results, SubgraphSerializer serializer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<ExecutionResult>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
        using var subscription = results.Subscribe(new Writer(channel.Writer));
        await foreach (var result in channel.Reader.ReadAllAsync(cancellationToken))
        {
            yield return new ExecutionResponse(result, serializer);
        }
    }

    private sealed class Writer(ChannelWriter<ExecutionResult> channel) : IObserver<ExecutionResult>
    {
        public void OnNext(ExecutionResult value)
        {
            if (!channel.TryWrite(value))
            {
                channel.TryComplete();
            }
        }

        public void OnError(Exception error)
        {
            channel.TryWrite(new ExecutionResult(error as ExecutionError ?? new UnhandledError("The subscription failed.", error)) { Executed = true });
            channel.TryComplete();
        }

        public void OnCompleted() => channel.TryComplete();
    }
}
