#include "fuzz/desk_on_paper.hpp"

#include "fuzz/must.hpp"
#include "play.hpp"
#include "record/line.hpp"
#include "record/spelling.hpp"

namespace tests::fuzz {

namespace net = boost::asio;
namespace speech = bot::speech;

namespace {

class paper final : public bot::record::journal {
public:
    void append(std::span<const bot::day::fact> facts) override {
        for (const auto& each : facts) {
            std::string line;
            bot::record::write_line(line, each);
            const auto again = bot::record::fact_of(line);
            must(again.has_value(), "a fact that was written can be read", line);
            must(*again == each, "a fact is read as it was written", line);
        }
    }
    net::awaitable<void> durable(std::uint64_t) override { co_return; }
    net::awaitable<bool> durable_in_time(std::uint64_t) override { co_return true; }
    bool writable() const override { return true; }
    bot::day::state reload() override { throw std::logic_error("paper never refuses"); }
};

class one_plan final : public bot::desk::shelf {
public:
    std::expected<std::string, std::string> read(std::string_view name) override {
        if (name != "gale") return std::unexpected("there is no such plan");
        return R"(
name = "Gale"
environment = "staging"
procedure = "as usual"
incident-channel = "#ops"
agents-channel = "#ops-agents"
zone = "Europe/Berlin"
[[window]]
date = 2027-04-20
from = "09:30"
until = "16:30"
[[card]]
component = "mail"
failure = "fails"
expected = "nobody cries"
)";
    }
};

class typed_names final : public bot::desk::directory {
public:
    std::optional<bot::day::person_id> person(bot::day::platform on, std::string_view handle) const override {
        for (const auto* each : {"fay", "ada", "bo", "rex", "olga", "sam"})
            if (handle == each) return fuzz::person(on, handle);
        return std::nullopt;
    }
    std::optional<bot::day::channel_id> channel(
        const bot::day::channel_id& near, std::string_view name) const override {
        for (const auto* each : {"incidents", "agents", "ops", "ops-agents"})
            if (name == each) return fuzz::channel(near.on, name);
        return std::nullopt;
    }
};

void add(std::string& to, const speech::button& it) {
    to += "\n" + it.label + "\n" + it.words + "\n" + it.confirm.value_or("");
}

void add(std::string& to, const speech::message& it) {
    to += "\n" + speech::plain(it) + "\n" + it.again;
    for (const auto& each : it.buttons) add(to, each);
    for (const auto& each : it.body)
        if (const auto* entry = std::get_if<speech::entry>(&each))
            for (const auto& one : entry->buttons) add(to, one);
}

void add(std::string& to, const speech::form& it) {
    to += "\n" + it.title + "\n" + it.submit;
    for (const auto& [name, value] : it.given) to += "\n" + value;
    for (const auto& each : it.fields) {
        to += "\n" + each.label + "\n" + each.hint + "\n" + each.value;
        for (const auto& one : each.options) to += "\n" + one.label + "\n" + one.value;
    }
    add(to, it.note);
}

}  // namespace

desk_on_paper::desk_on_paper(moment_of_a_day from)
    : from_(std::move(from)),
      time_(io_, from_.now),
      book_(std::make_unique<paper>()),
      plans_(std::make_unique<one_plan>()),
      names_(std::make_unique<typed_names>()) {
    begin_anew();
}

void desk_on_paper::begin_anew() {
    bot::desk::desk::surroundings around{time_, *book_, *plans_, *names_, {}, "UTC", io_.get_executor()};
    desk_.emplace(std::move(around), from_.known);
    desk_->serve_links([](bot::day::day_id, const bot::day::person_id&) {
        return std::expected<std::string, bot::desk::no_link>("https://example.org/#x");
    });
}

bot::desk::answer desk_on_paper::ask(bot::desk::request what) {
    // What is asked from another input is another request, and shows the same when it is tried alone.
    if (!what.from.cause.empty()) what.from.cause += " " + std::to_string(++asked_);
    bot::desk::answer got;
    const auto asking = play(io_, desk_->ask(std::move(what)), got);
    time_.settle();
    must(asking->ended, "the desk answers at once");
    if (asking->why) std::rethrow_exception(asking->why);
    if (desk_->known().facts != from_.known.facts) begin_anew();
    return got;
}

std::vector<std::unique_ptr<desk_on_paper>> desks(bot::day::platform on) {
    std::vector<std::unique_ptr<desk_on_paper>> all;
    for (auto& each : moments_of_days(on)) all.push_back(std::make_unique<desk_on_paper>(std::move(each)));
    return all;
}

bool says_something(const bot::desk::answer& it) {
    return !it.say.empty() || it.open || it.wanted || !it.at_field.empty();
}

std::string readable(const bot::desk::answer& it) {
    std::string all;
    add(all, it.say);
    if (it.open) add(all, *it.open);
    for (const auto& [name, text] : it.at_field) all += "\n" + text;
    if (it.wanted) all += "\n" + it.wanted->link + "\n" + it.wanted->why;
    return all;
}

}  // namespace tests::fuzz
