using System.Text.Json;
using Octomart.ProductSubgraph.Reviews;
using Octomart.Testing;

namespace Octomart.ProductSubgraph.Tests.Questions;

public class QuestionTests
{
    private static readonly TestUser Asker = new("usr_asker");
    private static readonly TestUser Buyer = new("usr_buyer");

    [Fact]
    public async Task Sellers_buyers_and_the_shop_answer_marked_by_role_and_others_do_not()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, _) = await harness.ProductAsync();
        await BuyAsync(harness, productId, Buyer.Id);
        var id = await AskAsync(harness, productId, "Is it heavy?");

        await AnswerAsync(harness, Buyer, id, "Rather.");
        await AnswerAsync(harness, ProductHarness.Member, id, "Eight kilograms.");
        await AnswerAsync(harness, ProductHarness.Admin, id, "We asked the maker.");
        await AnswerAsync(harness, Buyer, id, "Not really.");

        var question = (await QuestionsAsync(harness, productId)).At("nodes.0");
        Assert.Equal(
            ["SELLER sel_one Eight kilograms.", "SHOP  We asked the maker.", "BUYER  Not really."],
            question.At("answers").EnumerateArray().Select(answer => $"{answer.Text("role")} {(answer.At("seller").ValueKind == JsonValueKind.Null ? "" : answer.Text("seller.id"))} {answer.Text("body")}"));
        Assert.Equal(3, question.At("answerCount").GetInt32());
        Assert.Equal(["FORBIDDEN"], await CodesAsync(harness, ProductHarness.Shopper, "questionAnswer", "QuestionAnswerInput", new { id, body = "I guess so" }));
        Assert.Equal(["FORBIDDEN"], await CodesAsync(harness, ProductHarness.Stranger, "questionAnswer", "QuestionAnswerInput", new { id, body = "Ours is lighter" }));
        Assert.Equal(["NOT_FOUND"], await CodesAsync(harness, Buyer, "questionAnswer", "QuestionAnswerInput", new { id = "qst_none", body = "?" }));
    }

    [Fact]
    public async Task Votes_count_once_for_questions_and_answers_and_order_both()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, _) = await harness.ProductAsync();
        await BuyAsync(harness, productId, Buyer.Id);
        await BuyAsync(harness, productId, "usr_second");
        var wanted = await AskAsync(harness, productId, "Is it heavy?");
        await AskAsync(harness, productId, "Is it red?");
        await AnswerAsync(harness, Buyer, wanted, "Rather.");
        var answered = await AnswerAsync(harness, new TestUser("usr_second"), wanted, "Eight kilograms.");
        var answerId = answered.At("answers").EnumerateArray().First(answer => answer.Text("body") == "Eight kilograms.").Text("id");

        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(i => new[]
        {
            VoteAsync(harness, $"usr_{i % 5}", wanted, null, true),
            VoteAsync(harness, $"usr_{i % 4}", wanted, answerId, true),
        }));
        await VoteAsync(harness, "usr_0", wanted, answerId, false);

        var first = (await QuestionsAsync(harness, productId, "HELPFUL")).At("nodes.0");
        Assert.Equal((wanted, 5), (first.Text("id"), first.At("helpfulCount").GetInt32()));
        Assert.Equal(("Eight kilograms.", 3), (first.Text("answers.0.body"), first.At("answers.0.helpfulCount").GetInt32()));
        Assert.Equal(["FORBIDDEN"], await CodesAsync(harness, Asker, "questionVote", "QuestionVoteInput", new { id = wanted, helpful = true }));
        Assert.Equal(["NOT_FOUND"], await CodesAsync(harness, Buyer, "questionVote", "QuestionVoteInput", new { id = wanted, helpful = true, answerId = "ans_none" }));
    }

    [Fact]
    public async Task What_waits_for_a_moderator_is_its_authors_alone_until_then()
    {
        await using var harness = await ProductHarness.StartAsync();
        var (productId, _) = await harness.ProductAsync();
        await BuyAsync(harness, productId, Buyer.Id);
        var held = await AskAsync(harness, productId, "Cheaper at https://example.com?");
        var shown = await AskAsync(harness, productId, "Is it heavy?");
        var answer = (await AnswerAsync(harness, Buyer, shown, "See www.example.com")).At("answers.0");

        Assert.Equal("PENDING", answer.Text("status"));
        Assert.Equal([shown], (await QuestionsAsync(harness, productId)).At("nodes").EnumerateArray().Select(node => node.Text("id")));
        Assert.Equal(0, (await QuestionsAsync(harness, productId)).At("nodes.0.answers").GetArrayLength());
        Assert.Equal("""{"_entities":[null]}""", (await EntityAsync(harness.Subgraph.Anonymous(), held)).GetRawText());
        Assert.Equal(held, (await EntityAsync(harness.Subgraph.As(Asker), held)).Text("_entities.0.id"));
        Assert.Equal(2, (await harness.Subgraph.As(ProductHarness.Admin).DataAsync("{ questionQueue { totalCount } }")).At("questionQueue.totalCount").GetInt32());

        await ModerateAsync(new { id = held, approve = true });
        await ModerateAsync(new { id = shown, approve = true, answerId = answer.Text("id") });
        Assert.Equal(2, (await QuestionsAsync(harness, productId)).At("totalCount").GetInt32());
        await ModerateAsync(new { id = held, approve = false });
        var left = await QuestionsAsync(harness, productId);
        Assert.Equal((1, 1), (left.At("totalCount").GetInt32(), left.At("nodes.0.answers").GetArrayLength()));
        Assert.Equal(0, (await harness.Subgraph.As(ProductHarness.Admin).DataAsync("{ questionQueue { totalCount } }")).At("questionQueue.totalCount").GetInt32());
        Assert.Equal(["FORBIDDEN"], (await harness.Subgraph.As(ProductHarness.Member).SendAsync("{ questionQueue { totalCount } }")).ErrorCodes);

        Task<JsonElement> ModerateAsync(object input) => ProductHarness.OkAsync(harness.Subgraph.As(ProductHarness.Admin), "questionModerate", "QuestionModerateInput", "question { id }", input);
    }

    [Theory]
    [InlineData("NEWEST")]
    [InlineData("HELPFUL")]
    public async Task Pages_hold_each_question_once(string order)
    {
        await using var harness = await ProductHarness.StartAsync(settings: new() { ["Octomart:Product:Limits:QuestionsPerHour"] = "1000" });
        var (productId, _) = await harness.ProductAsync();
        await Task.WhenAll(Enumerable.Range(0, 25).Select(i => AskAsync(harness, productId, $"Question {i}?")));

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await QuestionsAsync(harness, productId, order, 7, after);
            Assert.Equal(25, page.At("totalCount").GetInt32());
            seen.AddRange(page.At("nodes").EnumerateArray().Select(node => node.Text("id")));
            after = page.At("pageInfo.hasNextPage").GetBoolean() ? page.Text("pageInfo.endCursor") : null;
        }
        while (after is not null);

        Assert.Equal(25, seen.Count);
        Assert.Equal(25, seen.Distinct().Count());
    }

    [Fact]
    public async Task Many_reports_hide_a_question_or_an_answer_until_a_moderator_decides()
    {
        await using var harness = await ProductHarness.StartAsync(settings: new() { ["Octomart:Product:Moderation:HidesAtReports"] = "3" });
        var (productId, _) = await harness.ProductAsync();
        var id = await AskAsync(harness, productId, "Is it heavy?");
        var answerId = (await AnswerAsync(harness, ProductHarness.Member, id, "Eight kilograms.")).Text("answers.0.id");

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => ReportAsync($"usr_{i % 2}", answerId)));
        var stillThere = (await QuestionsAsync(harness, productId)).At("nodes.0.answerCount").GetInt32();
        await ReportAsync("usr_2", answerId);
        var withoutAnswer = (await QuestionsAsync(harness, productId)).At("nodes.0.answerCount").GetInt32();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => ReportAsync($"usr_{i}", null)));
        var hidden = (await QuestionsAsync(harness, productId)).At("totalCount").GetInt32();
        var queue = await QueueAsync();
        await DecideAsync(null);
        await DecideAsync(answerId);

        Assert.Equal((1, 0, 0), (stillThere, withoutAnswer, hidden));
        Assert.Equal("PENDING", queue.Text("nodes.0.status"));
        Assert.Equal(6, queue.At("nodes.0.reports").GetArrayLength());
        Assert.Equal(3, queue.At("nodes.0.reports").EnumerateArray().Count(report => report.At("answerId").GetString() == answerId));
        Assert.Equal((1, 1), ((await QuestionsAsync(harness, productId)).At("totalCount").GetInt32(), (await QuestionsAsync(harness, productId)).At("nodes.0.answerCount").GetInt32()));
        Assert.Equal(0, (await QueueAsync()).At("totalCount").GetInt32());
        Assert.Equal(["NOT_FOUND"], await CodesAsync(harness, Buyer, "questionReport", "QuestionReportInput", new { id, reason = "SPAM", answerId = "ans_none" }));
        Assert.Equal(["INVALID"], await CodesAsync(harness, Buyer, "questionReport", "QuestionReportInput", new { id, reason = "SPAM", comment = new string('x', 501) }));

        Task<JsonElement> ReportAsync(string user, string? answer) =>
            ProductHarness.OkAsync(harness.Subgraph.As(new TestUser(user)), "questionReport", "QuestionReportInput", "question { id }", new { id, reason = "SPAM", answerId = answer });
        Task<JsonElement> DecideAsync(string? answer) =>
            ProductHarness.OkAsync(harness.Subgraph.As(ProductHarness.Admin), "questionModerate", "QuestionModerateInput", "question { id }", new { id, approve = true, answerId = answer });
        async Task<JsonElement> QueueAsync() =>
            (await harness.Subgraph.As(ProductHarness.Admin).DataAsync("{ questionQueue { totalCount nodes { status reports { answerId reason } } } }")).At("questionQueue");
    }

    [Fact]
    public async Task Bad_questions_are_refused_and_one_sent_twice_is_one()
    {
        await using var harness = await ProductHarness.StartAsync(settings: new() { ["Octomart:Product:Limits:QuestionsPerHour"] = "3" });
        var (productId, _) = await harness.ProductAsync();
        var draft = (await harness.MemberAsync("productCreate", "ProductCreateInput", "product { id }", new { sellerId = ProductHarness.SellerId, title = "Draft" })).Text("product.id");

        Assert.Equal(["INVALID"], await CodesAsync(harness, Asker, "questionAsk", "QuestionAskInput", new { productId, body = "  " }));
        Assert.Equal(["INVALID"], await CodesAsync(harness, Asker, "questionAsk", "QuestionAskInput", new { productId, body = new string('x', 1001) }));
        Assert.Equal(["NOT_FOUND"], await CodesAsync(harness, Asker, "questionAsk", "QuestionAskInput", new { productId = draft, body = "When?" }));
        Assert.Equal(["UNAUTHENTICATED"], (await harness.Subgraph.Anonymous().SendAsync(ProductHarness.Operation("questionAsk", "QuestionAskInput", "__typename"), new { input = new { productId, body = "?" } })).ErrorCodes);
        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => AskAsync(harness, productId, "Is it heavy?")));
        Assert.Single(ids.Distinct());
        Assert.Equal(1, (await QuestionsAsync(harness, productId)).At("totalCount").GetInt32());
        Assert.Equal(["RATE_LIMITED"], await CodesAsync(harness, Asker, "questionAsk", "QuestionAskInput", new { productId, body = "Is it red?" }));
    }

    private static async Task<string> AskAsync(ProductHarness harness, string productId, string body) =>
        (await ProductHarness.OkAsync(harness.Subgraph.As(Asker), "questionAsk", "QuestionAskInput", "question { id }", new { productId, body })).Text("question.id");

    private static async Task<JsonElement> AnswerAsync(ProductHarness harness, TestUser user, string id, string body) => (await ProductHarness.OkAsync(
        harness.Subgraph.As(user), "questionAnswer", "QuestionAnswerInput", "question { answers { id body status } }", new { id, body })).At("question");

    private static Task<JsonElement> VoteAsync(ProductHarness harness, string user, string id, string? answerId, bool helpful) =>
        ProductHarness.OkAsync(harness.Subgraph.As(new TestUser(user)), "questionVote", "QuestionVoteInput", "question { id }", new { id, answerId, helpful });

    private static Task<IReadOnlyList<string>> CodesAsync(ProductHarness harness, TestUser user, string field, string type, object input) =>
        ProductHarness.CodesAsync(harness.Subgraph.As(user), field, type, input);

    private static Task<JsonElement> EntityAsync(GraphQLClient client, string id) =>
        client.DataAsync("query($r: [_Any!]!) { _entities(representations: $r) { ... on Question { id } } }", new { r = new[] { new { __typename = "Question", id } } });

    private static async Task<JsonElement> QuestionsAsync(ProductHarness harness, string productId, string order = "NEWEST", int first = 20, string? after = null) => (await harness.Subgraph.Anonymous().DataAsync(
        $$"""query($id: ID!, $first: Int, $after: String) { product(id: $id) { questions(first: $first, after: $after, orderBy: {{order}}) { totalCount pageInfo { hasNextPage endCursor } nodes { id body helpfulCount answerCount answers { id role seller { id } body helpfulCount } } } } }""",
        new { id = productId, first, after })).At("product.questions");

    private static Task<bool> BuyAsync(ProductHarness harness, string productId, string userId) => harness.Subgraph.Store.WriteAsync((work, _) =>
    {
        work.Insert(new Purchase { Id = Purchase.IdOf(productId, userId), ProductId = productId, UserId = userId });
        return Task.FromResult(true);
    }, default);
}
