#include "scripted/mattermost/integrations.hpp"

#include "crew/within.hpp"
#include "scripted/mattermost/mentions.hpp"
#include "wire/address.hpp"

#include <fmt/format.h>

namespace tests::mattermost {

using namespace std::chrono_literals;

namespace {

std::string encoded(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("-_.~").find(c) != std::string::npos)
            out += c;
        else if (c == ' ')
            out += '+';
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

constexpr std::size_t answer_limit = 1 << 20;

}  // namespace

integrations::integrations(net::io_context& io, virtual_clock& clock, world& of, hub& to, posting& by)
    : io_(io),
      clock_(clock),
      of_(of),
      hub_(to),
      posting_(by),
      hands_(std::make_unique<bot::crew::crew>(io.get_executor(), of.noting())) {}

integrations::~integrations() { gives_up(); }

void integrations::gives_up() {
    hands_->stop();
    clock_.settle();
    hands_ = std::make_unique<bot::crew::crew>(io_.get_executor(), of_.noting());
}

// ---- calls ----

std::shared_ptr<exchange> integrations::begin() const {
    auto of = std::make_shared<exchange>();
    of->bell = clock_.make_alarm();
    return of;
}

void integrations::call(std::shared_ptr<exchange> of, const std::string& url, wire::http_request what, reading then) {
    const auto to = wire::parse_address(url);
    if (!to) throw std::logic_error("the bot gave a URL that is none: " + url);
    what.target = to->target;
    what.headers.add("Host", wire::host_field(*to));
    what.headers.add("User-Agent", "Mattermost-Bot/1.1");
    what.headers.add("Accept", "application/json");
    what.headers.add("Accept-Encoding", "gzip");
    asked.push_back(what);
    hands_->start("a call", call_out(std::move(of), std::move(what), std::move(then)));
}

net::awaitable<void> integrations::call_out(std::shared_ptr<exchange> of, wire::http_request what, reading then) {
    wire::http_response said{502, {}, {}};
    if (calls && !is_cut()) try {
            auto answering = calls(what);
            said = co_await bot::crew::within(clock_, patience, std::move(answering));
            if (said.status == 302) {  // followed as GET, and what was sent is lost (FACTS 6)
                what.method = "GET";
                what.body.clear();
                auto again = calls(std::move(what));
                said = co_await bot::crew::within(clock_, patience, std::move(again));
            }
        } catch (const boost::system::system_error& error) {
            if (error.code() == net::error::operation_aborted) throw;
        }
    if (is_cut()) said = {502, {}, {}};
    then(*of, said);
    of->ends();
}

// ---- slash commands ----

std::shared_ptr<exchange> integrations::types(
    const std::string& person, const std::string& where, const std::string& text, const std::string& root) {
    auto of = begin();
    const auto end = std::min(text.find_first_of(" \t\n"), text.size());
    auto word = text.substr(1, end - 1);
    std::ranges::transform(word, word.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto known = std::ranges::find(of_.commands, word, &slash_command::trigger);
    if (!of_.is_member(where, person))
        of->complains(403, "api.context.permissions.app_error", "You do not have the appropriate permissions.");
    else if (known == of_.commands.end())
        of->complains(404, "api.command.execute_command.not_found.app_error",
            fmt::format("Command with a trigger of '{}' not found.", word));
    if (!of->complaint.empty()) {
        of->ends();
        return of;
    }
    const place at{person, where, root, clock_.now()};
    const auto command = *known;
    const auto ticket = triggers::make(of_.ids.next(), person, clock_.now());
    const auto form = slash_form(at, command, text.substr(std::min(end + 1, text.size())), ticket);
    const bool by_get = command.method == "G";  // all of it in the address, the token too (FACTS 6)
    wire::http_request what{by_get ? "GET" : "POST", "/", {}, {}};
    what.headers.add("Authorization", "Token " + command.token);
    if (!by_get) what.headers.add("Content-Type", "application/x-www-form-urlencoded");
    if (!by_get) what.body = form;
    call(of, command.url + (by_get ? "?" + form : std::string()), std::move(what),
        [this, at, command](
            exchange& over, const wire::http_response& said) { read_command_answer(over, at, command, said); });
    return of;
}

std::string integrations::slash_form(
    const place& at, const slash_command& it, const std::string& text, const trigger& by) {
    std::erase_if(hooks_, [this](const auto& each) { return is_stale(each.second); });
    const auto hook = of_.ids.next();
    hooks_[hook] = at;
    json form{{"channel_id", at.channel}, {"channel_name", of_.find_channel(at.channel)->name},
        {"command", "/" + it.trigger}, {"response_url", seen_as + "/hooks/commands/" + hook},
        {"team_domain", of_.team_name}, {"team_id", of_.team_id}, {"text", text}, {"token", it.token},
        {"trigger_id", by.signed_whole}, {"user_id", at.person}, {"user_name", of_.name(at.person)}};
    add_mentions(form, text);
    std::string out;
    for (const auto& [name, value] : form.items())
        for (const auto& each : value.is_array() ? value : json::array({value}))
            out += fmt::format("{}{}={}", out.empty() ? "" : "&", name, encoded(each.get<std::string>()));
    return out;
}

/// Names that are known come with their ids, once for each (FACTS 6).
void integrations::add_mentions(json& form, const std::string& text) const {
    for (const auto& each : of_.people)
        if (names_in(text).contains(each.second.name)) {
            form["user_mentions"].push_back(each.second.name);
            form["user_mentions_ids"].push_back(each.first);
        }
    for (const auto& each : of_.channels)
        if (each.second.type == 'O' && text.find("~" + each.second.name) != std::string::npos) {
            form["channel_mentions"].push_back(each.second.name);
            form["channel_mentions_ids"].push_back(each.first);
        }
}

void integrations::read_command_answer(
    exchange& of, const place& at, const slash_command& it, const wire::http_response& said) {
    const auto failed = fmt::format("Command with a trigger of '{}' failed.", it.trigger);
    if (said.status == 502 && said.body.empty())
        return of.complains(500, "api.command.execute_command.failed.app_error", failed);
    if (said.status != 200)
        return of.complains(500, "api.command.execute_command.failed_resp.app_error",
            fmt::format("Command with a trigger of '{}' returned response {}.", it.trigger, said.status));
    const auto body = said.body.substr(0, answer_limit);  // cut off without a word (FACTS 6)
    of.body = {{"text", body}};
    if (said.headers["Content-Type"].starts_with("application/json")) of.body = json::parse(body, nullptr, false);
    if (!of.body.is_object()) return of.complains(500, "api.command.execute_command.failed.app_error", failed);
    for (const auto& each : of.body.value("extra_responses", json::array())) show(at, each, "slash");
    if (const auto refused = show(at, of.body, "slash")) {
        const auto why = json::parse(refused->body);
        return of.complains(refused->status, why.at("id").get<std::string>(), why.at("message").get<std::string>());
    }
    of.status = 200;
}

/// "<https://…|here>", "<@id>" and "<!channel>" are rewritten, unless the answer asks to be left alone (FACTS 6).
std::string integrations::readable(const std::string& text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto end = text[at] == '<' ? text.find('>', at) : std::string::npos;
        const auto inside = end == std::string::npos ? std::string() : text.substr(at + 1, end - at - 1);
        const auto bar = inside.find('|');
        if (inside.starts_with('!'))
            out += "@" + inside.substr(1);
        else if (inside.starts_with('@') && of_.people.contains(inside.substr(1)))
            out += "@" + of_.name(inside.substr(1));
        else if (inside.starts_with("http") && bar != std::string::npos)
            out += fmt::format("[{}]({})", inside.substr(bar + 1), inside.substr(0, bar));
        else {
            out += text[at];
            continue;
        }
        at = end;
    }
    return out;
}

/// An answer in its channel or to one person; any other type is silently nothing.
std::optional<wire::http_response> integrations::show(const place& at, json said, const std::string& by) {
    const auto type = said.value("response_type", std::string());
    auto text = said.value("text", std::string());
    const bool has_attachments = said.contains("attachments") && !said.at("attachments").empty();
    if (text.empty() && !has_attachments) return std::nullopt;
    if (!said.value("skip_slack_parsing", false)) text = readable(text);
    auto props = said.value("props", json::object());
    if (!props.is_object()) props = json::object();
    props.update({{"from_webhook", "true"}, {"override_icon_url", ""}});
    if (!said.value("username", std::string()).empty()) props["override_username"] = said.at("username");
    if (has_attachments) props["attachments"] = said.at("attachments");
    const json post{{"channel_id", at.channel}, {"root_id", at.root}, {"message", text}, {"props", props}};
    if (type.empty() || type == "ephemeral") show_to_one(at, post, by);
    if (type != "in_channel") return std::nullopt;
    if (auto fault = posting::fault_of(post.at("message"), props)) return fault;
    posting_.publish(post, at.person);
    return std::nullopt;
}

void integrations::show_to_one(const place& at, json post, const std::string& by) {
    auto kept = posting_.show_alone(at.person, post);
    auto text = of_.shown(kept);
    of_.tell(clock_.now(), of_.bot_name,
        fmt::format("{}, to @{} alone", of_.place_name(at.channel), of_.name(at.person)), "says", text);
    alone.push_back({at.person, at.channel, std::move(text), by, std::move(kept)});
}

wire::http_response integrations::hook(const std::string& id, const wire::http_request& said) {
    const auto found = hooks_.find(id);
    if (found == hooks_.end() || is_stale(found->second))
        return refuses(404, "app.command_webhook.get.missing", "Unable to find the webhook.");
    json body{{"text", said.body}};
    if (said.headers["Content-Type"].starts_with("application/json")) body = json::parse(said.body, nullptr, false);
    if (!body.is_object()) return refuses(400, "web.command_webhook.parse.app_error", "Unable to parse incoming data.");
    if (++found->second.uses > 5) return refuses(400, "app.command_webhook.try_use.invalid", "Invalid webhook.");
    if (auto refused = show(found->second, body, "hook")) return *refused;
    return {200, {{"Content-Type", "text/plain"}}, "ok"};
}

}  // namespace tests::mattermost
