using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.SubgraphDefaults.Tests;

public class SchemaConventionsTests
{
    private static readonly string Sdl = SubgraphHost.ExportSchema(new WidgetSubgraph());

    [Theory]
    [InlineData("type Widget implements Node @key(fields: \"id\") {")]
    [InlineData("type User @key(fields: \"id\", resolvable: false) {")]
    [InlineData("cost: String @requiresScopes(scopes: [[\"finance:read\"]])")]
    [InlineData("secret: String @authenticated")]
    [InlineData("widgetReset: String @inaccessible")]
    [InlineData("type WidgetError implements UserError {")]
    [InlineData("type WidgetConnection {")]
    [InlineData("type Money @shareable {")]
    [InlineData("currency: CurrencyCode!")]
    [InlineData("  id: ID!")]
    [InlineData("quantity: Int! = 3")]
    [InlineData("\"Like the open sea.\"\n  DEEP_BLUE")]
    [InlineData("\"Page size, at most 100.\"\n    first: Int! = 20,")]
    [InlineData("https://specs.apollo.dev/federation/v2.9")]
    public void Schema_holds(string expected) => Assert.Contains(expected, Sdl, StringComparison.Ordinal);

    [Theory]
    [InlineData("caller")]
    [InlineData("cancellationToken")]
    [InlineData("specs.apollo.dev/link/v1.0")]
    [InlineData("WidgetType")]
    [InlineData("UserReference")]
    public void Schema_does_not_show(string unexpected) => Assert.DoesNotContain(unexpected, Sdl, StringComparison.Ordinal);

    [Fact]
    public void Export_is_the_same_every_time() => Assert.Equal(Sdl, SubgraphHost.ExportSchema(new WidgetSubgraph()));
}
