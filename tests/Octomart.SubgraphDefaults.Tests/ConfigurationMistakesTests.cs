using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.SubgraphDefaults.Tests;

public sealed class ConfigurationMistakesTests
{
    [Fact]
    public async Task A_service_that_is_configured_wrongly_does_not_start_and_says_all_that_is_wrong()
    {
        await using var app = SubgraphHost.Build(new WidgetSubgraph(), [], new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Octomart:Store:DataDirectory"] = "",
            ["Octomart:Messaging:MaxAttempts"] = "0",
            ["Octomart:Messaging:MaxInFlight"] = "-1",
        });

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => app.StartAsync());

        var mistakes = ConfigurationMistakes.In(refused);
        Assert.Equal(3, mistakes.Count);
        Assert.All(["DataDirectory", "MaxAttempts", "MaxInFlight"], setting => Assert.Contains(mistakes, mistake => mistake.Contains(setting, StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_failure_is_no_mistake_of_the_settings() => Assert.Empty(ConfigurationMistakes.In(new InvalidOperationException("MongoDB does not answer.")));
}
