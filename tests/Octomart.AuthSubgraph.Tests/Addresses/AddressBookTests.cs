using System.Text.Json;
using Octomart.Testing;

namespace Octomart.AuthSubgraph.Tests.Addresses;

[Collection(AuthCollection.Name)]
public sealed class AddressBookTests(AuthFixture fixture)
{
    private const string SaveMutation = "mutation($input: AddressSaveInput!) { addressSave(input: $input) { user { addresses { id isDefault city } } userErrors { code field } } }";
    private const string RemoveMutation = "mutation($input: AddressRemoveInput!) { addressRemove(input: $input) { user { addresses { id isDefault city } } userErrors { code } } }";

    [Fact]
    public async Task The_first_address_is_the_default_until_another_one_is()
    {
        var robin = await fixture.SignUpAsync();

        var first = await SaveAsync(robin, Address("Bonn"));
        var second = await SaveAsync(robin, Address("Köln", isDefault: true));

        Assert.Equal([("Bonn", true)], CitiesOf(first));
        Assert.Equal([("Köln", true), ("Bonn", false)], CitiesOf(second));
    }

    [Fact]
    public async Task An_address_that_is_saved_twice_is_kept_once()
    {
        var robin = await fixture.SignUpAsync();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SaveAsync(robin, Address("Bonn"))));

        Assert.Equal([("Bonn", true)], CitiesOf(await SaveAsync(robin, Address("Bonn"))));
    }

    [Fact]
    public async Task An_entry_is_changed_and_removed_by_its_id()
    {
        var robin = await fixture.SignUpAsync();
        var id = (await SaveAsync(robin, Address("Bonn"))).Text("user.addresses.0.id");
        await SaveAsync(robin, Address("Ulm"));

        var changed = await SaveAsync(robin, Address("Trier", id));
        var removed = (await fixture.As(robin).DataAsync(RemoveMutation, new { input = new { id } })).At("addressRemove");

        Assert.Equal(["Trier", "Ulm"], CitiesOf(changed).Select(address => address.City).Order());
        Assert.Equal([("Ulm", true)], CitiesOf(removed));
    }

    [Fact]
    public async Task Entries_of_somebody_else_look_like_none()
    {
        var robin = await fixture.SignUpAsync();
        var other = await fixture.SignUpAsync();
        var id = (await SaveAsync(robin, Address("Bonn"))).Text("user.addresses.0.id");

        var changed = await SaveAsync(other, Address("Trier", id));
        var removed = await fixture.As(other).DataAsync(RemoveMutation, new { input = new { id } });
        var guest = await fixture.Guest.SendAsync(SaveMutation, new { input = Address("Bonn") });

        Assert.Equal(["NOT_FOUND"], changed.UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], removed.At("addressRemove").UserErrorCodes());
        Assert.Equal(["UNAUTHENTICATED"], guest.ErrorCodes);
    }

    [Fact]
    public async Task Incomplete_addresses_are_refused_at_every_field_at_fault()
    {
        var robin = await fixture.SignUpAsync();

        var answer = await SaveAsync(robin, new { name = " ", line1 = new string('x', 121), city = "Bo\nnn", postalCode = "", countryCode = "Germany" });

        Assert.Equal(["name", "line1", "city", "countryCode"], answer.At("userErrors").EnumerateArray().Select(error => error.Text("field.1")));
    }

    [Fact]
    public async Task A_book_holds_twenty_addresses()
    {
        var robin = await fixture.SignUpAsync();
        for (var i = 0; i < 20; i++)
        {
            Assert.Empty((await SaveAsync(robin, Address($"City {i}"))).UserErrorCodes());
        }

        Assert.Equal(["LIMIT_REACHED"], (await SaveAsync(robin, Address("One more"))).UserErrorCodes());
    }

    private static object Address(string city, string? id = null, bool isDefault = false) =>
        new { id, name = "Robin", line1 = "Am Markt 1", city, postalCode = "53111", countryCode = "de", isDefault };

    private static IEnumerable<(string City, bool IsDefault)> CitiesOf(JsonElement payload) =>
        payload.At("user.addresses").EnumerateArray().Select(address => (address.Text("city"), address.At("isDefault").GetBoolean()));

    private async Task<JsonElement> SaveAsync(SignedIn user, object input) =>
        (await fixture.As(user).DataAsync(SaveMutation, new { input })).At("addressSave");
}
