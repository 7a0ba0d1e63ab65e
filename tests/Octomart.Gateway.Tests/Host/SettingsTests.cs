using Octomart.Gateway.Host;
using Octomart.Hosting;

namespace Octomart.Gateway.Tests.Host;

/// <summary>A gateway with wrong settings does not start, and says everything that is wrong.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void All_that_is_wrong_with_the_settings_is_named_at_once()
    {
        var refused = Assert.Throws<SettingsException>(() => GatewayHost.Build([], new Dictionary<string, string?>
        {
            ["Gateway:RequestTimeout"] = "soon",
            ["Gateway:RetryShare"] = "2",
            ["Gateway:Limits:MaxDepth"] = "0",
            ["Gateway:Subgraphs:product:Timeout"] = "a while",
            ["Gateway:Subgraphs:product:SubscriptionProtocol"] = "Pigeon",
            ["Gateway:Transport:MaxBatchSize"] = "-1",
            ["Octomart:Identity:Authority"] = "auth",
            ["Octomart:Subgraphs:cart:Url"] = "cart:5003",
        }));

        Assert.Equal(
            [
                "Gateway:Limits:MaxDepth: The field MaxDepth must be between 1 and 500.",
                "Gateway:RequestTimeout is 'soon': that is no duration, such as 00:00:05 or 1.12:00:00.",
                "Gateway:RetryShare: The field RetryShare must be between 0 and 1.",
                "Gateway:Subgraphs:product:SubscriptionProtocol is 'Pigeon': that is none of EventStream, WebSocket.",
                "Gateway:Subgraphs:product:Timeout is 'a while': that is no duration, such as 00:00:05 or 1.12:00:00.",
                "Gateway:Transport:MaxBatchSize: The field MaxBatchSize must be between 0 and 1000.",
                "Octomart:Identity:Authority is 'auth': that is no address, such as http://127.0.0.1:5000.",
                "Octomart:Subgraphs:cart:Url is 'cart:5003': that is no address, such as http://127.0.0.1:5000.",
            ],
            refused.Mistakes.Order(StringComparer.Ordinal));
    }
}
