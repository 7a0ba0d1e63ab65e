using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.PaymentSubgraph;

/// <summary>The Payment subgraph as a program of its own.</summary>
public static class PaymentSubgraphProgram
{
    /// <summary>Runs until it is told to stop; <c>schema export [FILE]</c> writes its SDL instead.</summary>
    public static Task Main(string[] args) => SubgraphHost.RunAsync(new PaymentSubgraph(), args);
}
