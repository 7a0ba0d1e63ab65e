using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.SubgraphDefaults.Tests;

public sealed class ConfigurationMistakesTests
{
    [Fact]
    public async Task All_that_is_wrong_with_the_settings_is_named_at_once()
    {
        await using var app = SubgraphHost.Build(new WidgetSubgraph(), [], new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Octomart:Store:DataDirectory"] = "",
            ["Octomart:Messaging:MaxAttempts"] = "0",
            ["Octomart:Messaging:MaxInFlight"] = "-1",
        });

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Task.Run(app.Services.GetRequiredService<IStartupValidator>().Validate));

        var mistakes = ConfigurationMistakes.In(refused);
        Assert.Equal(3, mistakes.Count);
        Assert.All(["DataDirectory", "MaxAttempts", "MaxInFlight"], setting => Assert.Contains(mistakes, mistake => mistake.Contains(setting, StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_failure_is_no_mistake_of_the_settings() => Assert.Empty(ConfigurationMistakes.In(new InvalidOperationException("MongoDB does not answer.")));
}
