using Octomart.AppHost.Configuration;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Schema;

public sealed class ConfigurationFileTests
{
    [Fact]
    public async Task The_reference_of_settings_is_current()
    {
        var written = await File.ReadAllTextAsync(Path.Combine(NodeTools.Root, "docs", "configuration.md"));

        Assert.True(written == ConfigurationReference.Write(), "Run: dotnet run --project apphost -- configuration docs/configuration.md");
    }
}
