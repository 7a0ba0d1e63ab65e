using Octomart.Hosting;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.SubgraphDefaults.Tests;

/// <summary>Wrong settings are refused before anything starts, all in one go, each in one plain line.</summary>
public sealed class SettingsCheckTests
{
    [Fact]
    public void All_that_is_wrong_is_named_at_once()
    {
        var mistakes = MistakesOf(new()
        {
            ["Octomart:Store:DataDirectory"] = "",
            ["Octomart:Store:MongoDb:Database"] = "no blanks",
            ["Octomart:Messaging:MaxAttempts"] = "0",
            ["Octomart:Messaging:MaxInFlight"] = "many",
            ["Octomart:Messaging:PollInterval"] = "soon",
            ["Octomart:Messaging:RabbitMq:Uri"] = "http://127.0.0.1",
            ["Octomart:Identity:Authority"] = "auth.example",
            ["Octomart:Identity:ServiceKey"] = "no base 64!",
            ["Octomart:Subgraphs:product:Url"] = "product:5002",
            ["GraphQL:Transport:MaxRequestBytes"] = "99999999999",
        });

        Assert.Equal(
            [
                "GraphQL:Transport:MaxRequestBytes is '99999999999': that is no whole number that fits.",
                "Octomart:Identity:Authority is 'auth.example': that is no address, such as http://127.0.0.1:5000.",
                "Octomart:Identity:ServiceKey: It is not base 64.",
                "Octomart:Messaging:MaxAttempts: The field MaxAttempts must be between 1 and 100.",
                "Octomart:Messaging:MaxInFlight is 'many': that is no whole number that fits.",
                "Octomart:Messaging:PollInterval is 'soon': that is no duration, such as 00:00:05 or 1.12:00:00.",
                "Octomart:Messaging:RabbitMq:Uri begins with amqp:// or amqps://.",
                "Octomart:Store:DataDirectory: The DataDirectory field is required.",
                "Octomart:Store:MongoDb:Database: The field Database must match the regular expression '[a-zA-Z0-9_-]{1,30}'.",
                "Octomart:Subgraphs:product:Url is 'product:5002': that is no address, such as http://127.0.0.1:5000.",
            ],
            mistakes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_that_does_not_exist_is_refused_and_the_right_ones_are_named() =>
        Assert.Equal(
            ["Octomart:Identity:Authorty is no setting. Octomart:Identity has Authority, ServiceKey."],
            MistakesOf(new() { ["Octomart:Identity:Authorty"] = "http://127.0.0.1:5001" }));

    [Fact]
    public void Settings_of_other_processes_and_of_sections_within_a_section_are_left_alone()
    {
        using var app = SubgraphHost.Build(
            new WidgetSubgraph(), [], new Dictionary<string, string?> { ["Octomart:Payment:Stripe:ApiKey"] = "sk_test", ["Octomart:Messaging:RabbitMq:Uri"] = "" });

        Assert.NotNull(app);
    }

    [Fact]
    public void A_service_key_that_is_too_short_is_refused_and_not_said() =>
        Assert.Equal(["Octomart:Identity:ServiceKey: It has fewer than 32 bytes."], MistakesOf(new() { ["Octomart:Identity:ServiceKey"] = Convert.ToBase64String(new byte[31]) }));

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void A_service_key_may_be_left_out(string key)
    {
        using var app = SubgraphHost.Build(new WidgetSubgraph(), [], new Dictionary<string, string?> { ["Octomart:Identity:ServiceKey"] = key });

        Assert.NotNull(app);
    }

    private static IReadOnlyList<string> MistakesOf(Dictionary<string, string?> settings) =>
        Assert.Throws<SettingsException>(() => SubgraphHost.Build(new WidgetSubgraph(), [], settings)).Mistakes;
}
