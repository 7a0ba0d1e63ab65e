using System.Text.Json;
using System.Text.RegularExpressions;
using MimeKit;
using Octomart.DemoShop;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.Supergraph.Tests.Journeys;

/// <summary>In one process.</summary>
[Collection(ShopCollection.Name)]
public sealed class AccountTests(ShopFixture fixture) : AccountJourneys(fixture);

/// <summary>The same in one process and as a fleet.</summary>
public abstract partial class AccountJourneys(ShopUnderTest fixture)
{
    private const string Password = "correct horse battery staple 7";

    [ServerFact]
    public async Task A_person_registers_verifies_by_the_mails_link_and_takes_the_guest_cart_along()
    {
        var email = $"new.{Guid.NewGuid():n}@example.org";
        var shopper = new Shopper(fixture.Guest());
        var variant = (await Catalogue.VariantsOfAsync(shopper.Graph, DemoSellers.All[0]))[0].Text("id");
        await shopper.AddAsync((variant, 2));
        var first = await RegisterAsync(email);
        var second = await RegisterAsync(email);
        Assert.Equal(first, second);
        Assert.Equal(["EMAIL_UNVERIFIED"], await LoginCodesAsync(email));

        await VerifyAsync(await VerificationTokenAsync(email));
        var tokens = await fixture.LoginAsync(email, Password, shopper.CartToken);
        using var me = fixture.Guest().As(tokens.Text("accessToken"));
        // Signing in waits two seconds for the cart to come along; on a busy machine it follows by a message.
        var cart = default(JsonElement);
        await Eventually.HoldsAsync(
            async () =>
            {
                cart = (await me.DataAsync("{ me { email cart { lines { quantity variant { id } } } } }")).At("me");
                return cart.At("cart").ValueKind == JsonValueKind.Object && cart.At("cart.lines").GetArrayLength() > 0;
            },
            "the guest's cart to come along");

        Assert.Equal(email, cart.Text("email"));
        Assert.Equal(variant, cart.Text("cart.lines.0.variant.id"));
        Assert.Equal(2, cart.At("cart.lines.0.quantity").GetInt32());
    }

    [ServerFact]
    public async Task A_refresh_token_works_once_and_its_reuse_ends_the_session()
    {
        var tokens = await fixture.LoginAsync(DemoPeople.Reviewers[1].Email, fixture.DemoPassword);
        var next = await RefreshAsync(tokens.Text("refreshToken"));
        Assert.Empty(next.UserErrorCodes());
        var third = await RefreshAsync(next.Text("tokens.refreshToken"));
        Assert.Empty(third.UserErrorCodes());

        var reused = await RefreshAsync(tokens.Text("refreshToken"));

        Assert.Equal(["TOKEN_REUSED"], reused.UserErrorCodes());
        Assert.NotEmpty((await RefreshAsync(third.Text("tokens.refreshToken"))).UserErrorCodes());
    }

    [ServerFact]
    public async Task An_applicant_becomes_a_seller_lists_a_product_and_strangers_see_no_draft()
    {
        using var applicant = await fixture.SignInAsync(DemoPeople.Reviewers[2]);
        var slug = $"shop-{Guid.NewGuid():n}"[..20];
        var applied = (await applicant.DataAsync(
            "mutation($input: SellerApplyInput!) { sellerApply(input: $input) { seller { id status } userErrors { code message } } }",
            new { input = new { name = $"Shop {slug}", slug, countryCode = "FI" } })).At("sellerApply");
        Assert.Equal("APPLIED", applied.Text("seller.status"));
        var sellerId = applied.Text("seller.id");
        using var admin = await fixture.SignInAsync(DemoPeople.Admin);
        var decided = (await admin.DataAsync(
            "mutation($input: SellerDecideInput!) { sellerDecide(input: $input) { seller { status } userErrors { code message } } }", new { input = new { id = sellerId, approve = true } })).At("sellerDecide");
        Assert.Equal("APPROVED", decided.Text("seller.status"));

        // The membership reaches Auth by event; the next token carries it.
        using var member = await MemberAsync(DemoPeople.Reviewers[2], sellerId);
        var draft = (await member.DataAsync(
            "mutation($input: ProductCreateInput!) { productCreate(input: $input) { product { id slug version } userErrors { code } } }", new { input = new { sellerId, title = "Quillfeather draft" } })).At("productCreate.product");
        using var other = await fixture.SignInAsync(DemoSellers.All[0].Owner);
        var seen = await other.DataAsync("query($id: ID!) { product(id: $id) { id } }", new { id = draft.Text("id") });
        var changed = (await other.DataAsync(
            "mutation($input: ProductUpdateInput!) { productUpdate(input: $input) { product { id } userErrors { code } } }",
            new { input = new { id = draft.Text("id"), version = draft.At("version").GetInt32(), title = "Mine now" } })).At("productUpdate");
        await Catalogue.ListAsync(member, sellerId, "Quillfeather inkwell", units: 4);

        Assert.Equal("""{"product":null}""", seen.GetRawText());
        Assert.Equal(["NOT_FOUND"], changed.UserErrorCodes());
        await Eventually.HoldsAsync(
            async () => (await fixture.Guest().DataAsync("{ search(query: \"quillfeather\") { hits { product { title } } } }")).At("search.hits").EnumerateArray().Select(h => h.Text("product.title")).SequenceEqual(["Quillfeather inkwell"]),
            "shoppers find the product and not the draft");
    }

    private async Task<string> RegisterAsync(string email) => (await fixture.Guest().DataAsync(
        "mutation($input: RegisterInput!) { register(input: $input) { userErrors { code } } }", new { input = new { email, password = Password, displayName = "Nora New" } })).GetRawText();

    private async Task<IReadOnlyList<string>> LoginCodesAsync(string email) => (await fixture.Guest().DataAsync(
        "mutation($input: LoginInput!) { login(input: $input) { userErrors { code } } }", new { input = new { email, password = Password } })).At("login").UserErrorCodes();

    private async Task VerifyAsync(string token)
    {
        var payload = (await fixture.Guest().DataAsync("mutation($input: EmailVerifyInput!) { emailVerify(input: $input) { userErrors { code } } }", new { input = new { token } })).At("emailVerify");
        Assert.Empty(payload.UserErrorCodes());
    }

    private async Task<System.Text.Json.JsonElement> RefreshAsync(string refreshToken) => (await fixture.Guest().DataAsync(
        "mutation($input: TokenRefreshInput!) { tokenRefresh(input: $input) { tokens { accessToken refreshToken } userErrors { code } } }", new { input = new { refreshToken } })).At("tokenRefresh");

    private async Task<GraphQLClient> MemberAsync(DemoPerson person, string sellerId)
    {
        GraphQLClient? member = null;
        await Eventually.HoldsAsync(async () =>
        {
            member = await fixture.SignInAsync(person);
            var tried = await member.SendAsync("mutation($input: WarehouseUpsertInput!) { warehouseUpsert(input: $input) { userErrors { code } } }", new { input = new { sellerId, name = "Attic", countryCode = "FI" } });
            return tried.Errors.Count == 0 && tried.Data.At("warehouseUpsert").UserErrorCodes().Count == 0;
        }, "the new member's token carries the seller");
        return member!;
    }

    private async Task<string> VerificationTokenAsync(string email)
    {
        string? token = null;
        await Eventually.HoldsAsync(() =>
        {
            token = Directory.Exists(fixture.MailFolder)
                ? Directory.EnumerateFiles(fixture.MailFolder, "*.eml").Select(file => MimeMessage.Load(file))
                    .Where(mail => mail.To.Mailboxes.Any(box => box.Address == email))
                    .Select(mail => Link().Match(mail.TextBody ?? "")).Where(match => match.Success).Select(match => Uri.UnescapeDataString(match.Groups[1].Value)).FirstOrDefault()
                : null;
            return Task.FromResult(token is not null);
        }, "the verification mail arrives");
        return token!;
    }

    [GeneratedRegex(@"/verify\?token=([^\s>""]+)")]
    private static partial Regex Link();
}
