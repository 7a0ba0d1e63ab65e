using Octomart.Testing.Crashes;

namespace Octomart.PaymentSubgraph.Tests.Crashes;

/// <summary>Dies right before or right behind a call to a provider, which lives on and knows what it did.</summary>
internal sealed class DyingHandler(CrashPoints points, Func<HttpRequestMessage, string> nameOf) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var name = nameOf(request);
        points.Pass($"before {name}", () => new CrashException());
        var response = await base.SendAsync(request, cancellationToken);
        points.Pass($"behind {name}", () => new CrashException());
        return response;
    }
}
