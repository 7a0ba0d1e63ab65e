using System.Text.Json;
using Octomart.ProductSubgraph.Reviews;
using Octomart.ProductSubgraph.Tests.Bulk;
using Octomart.ProductSubgraph.Tests.Media;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Reviews;

public class ReviewLifeTests
{
    private static readonly TestUser Author = new("usr_author");

    [Fact]
    public async Task Helpful_votes_count_each_user_once_can_be_taken_back_and_decide_the_order()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, _) = await harness.ProductAsync();
        var liked = await ReviewAsync(harness, Author, productId);
        await ReviewAsync(harness, new TestUser("usr_other"), productId);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => VoteAsync(harness, new TestUser($"usr_{i % 10}"), liked, helpful: true)));
        await VoteAsync(harness, new TestUser("usr_0"), liked, helpful: false);
        await VoteAsync(harness, new TestUser("usr_99"), liked, helpful: false);

        const string Query = "query($id: ID!) { product(id: $id) { reviews(orderBy: HELPFUL) { nodes { id helpfulCount votedHelpful } } } }";
        var seen = (await harness.Subgraph.As(new TestUser("usr_1")).DataAsync(Query, new { id = productId })).At("product.reviews.nodes.0");
        var guest = (await harness.Subgraph.Anonymous().DataAsync(Query, new { id = productId })).At("product.reviews.nodes.0");
        Assert.Equal((liked, 9, true), (seen.Text("id"), seen.At("helpfulCount").GetInt32(), seen.At("votedHelpful").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, guest.At("votedHelpful").ValueKind);
        Assert.Equal(["FORBIDDEN"], await ProductHarness.CodesAsync(harness.Subgraph.As(Author), "reviewVote", "ReviewVoteInput", new { id = liked, helpful = true }));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(harness.Subgraph.As(Author), "reviewVote", "ReviewVoteInput", new { id = "rev_none", helpful = true }));
    }

    [Fact]
    public async Task Author_changes_the_review_and_the_stars_follow()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, _) = await harness.ProductAsync();
        var id = await ReviewAsync(harness, Author, productId, rating: 5);

        await ProductHarness.OkAsync(harness.Subgraph.As(Author), "reviewUpdate", "ReviewUpdateInput", "review { id }", new { id, rating = 2, body = "It broke.", title = "Hm" });

        var product = await ProductAsync(harness, productId);
        Assert.Equal("[0,1,0,0,0]", product.At("rating.histogram").GetRawText());
        Assert.Equal(("It broke.", "Hm", 2), (product.Text("reviews.nodes.0.body"), product.Text("reviews.nodes.0.title"), product.At("reviews.nodes.0.rating").GetInt32()));
        Assert.Equal(JsonValueKind.String, product.At("reviews.nodes.0.editedAt").ValueKind);
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(harness.Subgraph.As(ProductHarness.Shopper), "reviewUpdate", "ReviewUpdateInput", new { id, rating = 1 }));
        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(harness.Subgraph.As(Author), "reviewUpdate", "ReviewUpdateInput", new { id, rating = 6 }));
        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(harness.Subgraph.As(Author), "reviewUpdate", "ReviewUpdateInput", new { id, body = " " }));
    }

    [Fact]
    public async Task Stars_are_exact_after_reviewers_and_moderators_raced()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, _) = await harness.ProductAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ReviewAsync(harness, new TestUser($"usr_{i}"), productId, 1 + (i % 5))));

        // The first ten make theirs three stars, while a moderator takes every other one away and gives every fourth back.
        await Task.WhenAll([
            .. Enumerable.Range(0, 10).Select(async i => await ProductHarness.OkAsync(harness.Subgraph.As(new TestUser($"usr_{i}")), "reviewUpdate", "ReviewUpdateInput", "review { id }", new { id = ids[i], rating = 3 })),
            .. Enumerable.Range(5, 10).Select(i => ModerateAsync(harness, ids[2 * i % 20], approve: false)),
        ]);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => ModerateAsync(harness, ids[4 * i], approve: true)));

        var product = await ProductAsync(harness, productId);
        var shown = product.At("reviews.nodes").EnumerateArray().ToList();
        var histogram = Enumerable.Range(1, 5).Select(stars => shown.Count(review => review.At("rating").GetInt32() == stars));
        Assert.Equal(JsonSerializer.Serialize(histogram), product.At("rating.histogram").GetRawText());
        Assert.Equal(shown.Count, product.At("reviews.totalCount").GetInt32());
        Assert.Equal(15, shown.Count);
        Assert.Equal(shown.Select(review => review.Text("createdAt")).OrderDescending(), shown.Select(review => review.Text("createdAt")));
    }

    [Fact]
    public async Task Review_with_an_address_waits_for_a_moderator()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, _) = await harness.ProductAsync();
        var id = await ReviewAsync(harness, Author, productId, body: "Cheaper at www.example.com");

        Assert.Equal(0, (await ProductAsync(harness, productId)).At("rating.count").GetInt32());
        Assert.Equal(id, (await QueueAsync(harness)).Text("nodes.0.id"));
        Assert.Equal("""{"_entities":[null]}""", (await EntityAsync(harness.Subgraph.Anonymous(), id)).GetRawText());
        Assert.Equal("PENDING", (await EntityAsync(harness.Subgraph.As(Author), id)).Text("_entities.0.status"));

        await ModerateAsync(harness, id, approve: true);
        Assert.Equal(1, (await ProductAsync(harness, productId)).At("rating.count").GetInt32());
        Assert.Equal(0, (await QueueAsync(harness)).At("totalCount").GetInt32());

        await ModerateAsync(harness, id, approve: false, "No advertisements, please.");
        Assert.Equal(0, (await ProductAsync(harness, productId)).At("reviews.totalCount").GetInt32());
        Assert.Equal("No advertisements, please.", (await EntityAsync(harness.Subgraph.As(Author), id)).Text("_entities.0.moderationNote"));

        // Mended, it waits again, and nobody moderates without the right.
        await ProductHarness.OkAsync(harness.Subgraph.As(Author), "reviewUpdate", "ReviewUpdateInput", "review { id }", new { id, body = "Sturdy." });
        Assert.Equal("PENDING", (await QueueAsync(harness)).Text("nodes.0.status"));
        Assert.Equal(["FORBIDDEN"], (await harness.Subgraph.As(Author).SendAsync(ProductHarness.Operation("reviewModerate", "ReviewModerateInput", "__typename"), new { input = new { id, approve = true } })).ErrorCodes);
        Assert.Equal(["FORBIDDEN"], (await harness.Subgraph.As(ProductHarness.Member).SendAsync("{ reviewQueue { totalCount } }")).ErrorCodes);
    }

    [Fact]
    public async Task Many_reports_hide_a_review_until_a_moderator_decides()
    {
        await using var harness = await ProductHarness.StartAsync(settings: new() { ["Octomart:Product:Moderation:HidesAtReports"] = "3" });
        var (productId, _) = await harness.ProductAsync();
        var id = await ReviewAsync(harness, Author, productId);

        await ReportAsync("usr_a");
        await ReportAsync("usr_a");
        await ReportAsync("usr_b");
        Assert.Equal(1, (await ProductAsync(harness, productId)).At("rating.count").GetInt32());
        await ReportAsync("usr_c");
        var queue = await QueueAsync(harness);
        await ModerateAsync(harness, id, approve: true);

        Assert.Equal(["SPAM usr_a", "SPAM usr_b", "SPAM usr_c"], queue.At("nodes.0.reports").EnumerateArray().Select(report => $"{report.Text("reason")} {report.Text("reporter.id")}"));
        Assert.Equal("PENDING", queue.Text("nodes.0.status"));
        Assert.Equal(1, (await ProductAsync(harness, productId)).At("rating.count").GetInt32());
        Assert.Equal(0, (await QueueAsync(harness)).At("totalCount").GetInt32());

        Task<JsonElement> ReportAsync(string user) => ProductHarness.OkAsync(harness.Subgraph.As(new TestUser(user)), "reviewReport", "ReviewReportInput", "review { id }", new { id, reason = "SPAM", comment = "Look" });
    }

    [Fact]
    public async Task Author_takes_a_review_back_with_all_that_hangs_on_it_and_may_write_another()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, _) = await harness.ProductAsync();
        var id = await ReviewAsync(harness, Author, productId);
        await ReviewAsync(harness, new TestUser("usr_other"), productId);
        var voter = harness.Subgraph.As(new TestUser("usr_voter"));
        await ProductHarness.OkAsync(voter, "reviewVote", "ReviewVoteInput", "review { id }", new { id, helpful = true });
        await ProductHarness.OkAsync(voter, "reviewReport", "ReviewReportInput", "review { id }", new { id, reason = "OFF_TOPIC" });

        var stranger = await ProductHarness.CodesAsync(voter, "reviewDelete", "ReviewDeleteInput", new { id });
        await ProductHarness.OkAsync(harness.Subgraph.As(Author), "reviewDelete", "ReviewDeleteInput", "review { id }", new { id });
        var again = await ProductHarness.CodesAsync(harness.Subgraph.As(Author), "reviewDelete", "ReviewDeleteInput", new { id });

        Assert.Equal(["NOT_FOUND"], stranger);
        Assert.Equal(["NOT_FOUND"], again);
        Assert.Equal(1, (await ProductAsync(harness, productId)).At("rating.count").GetInt32());
        Assert.Equal(0, await harness.Subgraph.Store.Set<HelpfulVote>().CountAsync(null, default));
        Assert.Equal(0, await harness.Subgraph.Store.Set<ReviewReportEntry>().CountAsync(null, default));
        Assert.Equal(id, await ReviewAsync(harness, Author, productId));
        Assert.Equal(0, (await harness.Subgraph.Store.Set<Review>().FindAsync(id, default))!.HelpfulCount);
        Assert.Equal(2, (await ProductAsync(harness, productId)).At("rating.count").GetInt32());
    }

    [Fact]
    public async Task What_a_moderator_has_taken_down_is_not_taken_back_and_written_anew()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, _) = await harness.ProductAsync();
        var id = await ReviewAsync(harness, Author, productId);
        await ModerateAsync(harness, id, approve: false);

        Assert.Equal(["FORBIDDEN"], await ProductHarness.CodesAsync(harness.Subgraph.As(Author), "reviewDelete", "ReviewDeleteInput", new { id }));
    }

    [Fact]
    public async Task Only_the_products_seller_replies_once_and_may_change_the_reply()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, _) = await harness.ProductAsync();
        var id = await ReviewAsync(harness, Author, productId);

        await harness.MemberAsync("reviewReply", "ReviewReplyInput", "review { id }", new { id, body = "Thank you!" });
        await harness.MemberAsync("reviewReply", "ReviewReplyInput", "review { id }", new { id, body = "Thanks!" });

        Assert.Equal("Thanks!", (await ProductAsync(harness, productId)).Text("reviews.nodes.0.sellerReply"));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(harness.Subgraph.As(ProductHarness.Stranger), "reviewReply", "ReviewReplyInput", new { id, body = "Buy ours" }));
        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(harness.Subgraph.As(ProductHarness.Member), "reviewReply", "ReviewReplyInput", new { id, body = new string('x', 2001) }));
        Assert.Equal(["FORBIDDEN"], (await harness.Subgraph.As(Author).SendAsync(ProductHarness.Operation("reviewReply", "ReviewReplyInput", "__typename"), new { input = new { id, body = "Me" } })).ErrorCodes);
    }

    [Fact]
    public async Task Reviewers_show_their_own_photographs()
    {
        await using var harness = await ProductHarness.StartAsync();
        using var client = new BulkClient(harness, Author);
        using var other = new BulkClient(harness, ProductHarness.Shopper);
        var (productId, _) = await harness.ProductAsync();
        var upload = await PictureTests.UploadAsync(client, PictureTests.Picture(64, 48));
        var foreign = await PictureTests.UploadAsync(other, PictureTests.Picture(65, 48));
        object Input(params string[] photoUploadIds) => new { productId, rating = 4, body = "See for yourself.", photoUploadIds };

        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(harness.Subgraph.As(Author), "reviewCreate", "ReviewCreateInput", Input(foreign)));
        Assert.Equal(["NOT_FOUND"], await ProductHarness.CodesAsync(harness.Subgraph.As(Author), "reviewCreate", "ReviewCreateInput", Input(upload, upload)));
        Assert.Equal(["INVALID"], await ProductHarness.CodesAsync(harness.Subgraph.As(Author), "reviewCreate", "ReviewCreateInput", Input("1", "2", "3", "4", "5", "6")));
        var review = (await ProductHarness.OkAsync(harness.Subgraph.As(Author), "reviewCreate", "ReviewCreateInput", "review { photos { url(width: 160) width } }", Input(upload))).At("review");

        Assert.Equal(64, review.At("photos.0.width").GetInt32());
        Assert.Equal(System.Net.HttpStatusCode.OK, await client.StatusOfAsync(review.Text("photos.0.url")));
    }

    [Fact]
    public async Task Who_writes_too_much_is_told_to_wait()
    {
        await using var harness = await ProductHarness.StartAsync(settings: new() { ["Octomart:Product:Limits:ReviewsPerHour"] = "2" });
        var (productId, _) = await harness.ProductAsync();
        var id = await ReviewAsync(harness, Author, productId);
        await ProductHarness.OkAsync(harness.Subgraph.As(Author), "reviewUpdate", "ReviewUpdateInput", "review { id }", new { id, rating = 2 });

        Assert.Equal(["RATE_LIMITED"], await ProductHarness.CodesAsync(harness.Subgraph.As(Author), "reviewUpdate", "ReviewUpdateInput", new { id, rating = 3 }));
    }

    private static async Task<string> ReviewAsync(ProductHarness harness, TestUser user, string productId, int rating = 4, string body = "Good.") =>
        (await ProductHarness.OkAsync(harness.Subgraph.As(user), "reviewCreate", "ReviewCreateInput", "review { id }", new { productId, rating, body })).Text("review.id");

    private static Task<JsonElement> VoteAsync(ProductHarness harness, TestUser user, string id, bool helpful) =>
        ProductHarness.OkAsync(harness.Subgraph.As(user), "reviewVote", "ReviewVoteInput", "review { id }", new { id, helpful });

    private static Task<JsonElement> ModerateAsync(ProductHarness harness, string id, bool approve, string? note = null) =>
        ProductHarness.OkAsync(harness.Subgraph.As(ProductHarness.Admin), "reviewModerate", "ReviewModerateInput", "review { id }", new { id, approve, note });

    private static async Task<JsonElement> QueueAsync(ProductHarness harness) =>
        (await harness.Subgraph.As(ProductHarness.Admin).DataAsync("{ reviewQueue { totalCount nodes { id status reports { reason comment reporter { id } } } } }")).At("reviewQueue");

    private static Task<JsonElement> EntityAsync(GraphQLClient client, string id) =>
        client.DataAsync("query($r: [_Any!]!) { _entities(representations: $r) { ... on Review { status moderationNote } } }", new { r = new[] { new { __typename = "Review", id } } });

    private static async Task<JsonElement> ProductAsync(ProductHarness harness, string id) => (await harness.Subgraph.Anonymous().DataAsync(
        "query($id: ID!) { product(id: $id) { rating { count histogram } reviews(first: 50) { totalCount nodes { rating title body sellerReply editedAt createdAt } } } }", new { id })).At("product");
}
