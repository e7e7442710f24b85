// Prints what the bot sends to Mattermost, of every kind, as TypeScript that says which of Mattermost's own types each
// has to have. The compiler looks at it (run.sh): a name that is misspelt, or a member too many, does not compile.
#include "chat/mattermost/dialog.hpp"
#include "chat/mattermost/posts.hpp"
#include "mattermost/types/typescript.hpp"

using namespace bot::chat;
using namespace bot::chat::mattermost;
namespace speech = bot::speech;
using nlohmann::json;
using tests::mattermost::print;

namespace {

speech::message board() {
    speech::message it{{speech::heading{{speech::text{"Board"}}},
                           speech::entry{{speech::text{"3 the queue grows"}},
                               {{"Start", "start 3", speech::look::primary, std::nullopt},
                                   {"Skip", "skip 3", speech::look::plain, std::nullopt}}},
                           speech::code_block{"make it so"}},
        {{"Stop everything", "stop-all", speech::look::danger, "Are you sure?"}}};
    return it;
}

speech::form every_kind_of_field() {
    speech::form it{"new", "A form with a long title that is cut", "Send", {{"card", "3"}}, {}};
    using kind = speech::field_kind;
    for (const auto each : {kind::line, kind::lines, kind::number, kind::choice, kind::person, kind::people,
             kind::toggle, kind::date, kind::time})
        it.fields.push_back({fmt::format("field{}", static_cast<int>(each)), "A label that is longer than it may be",
            "a hint", "", each, true, {{"a", "A"}, {"b", "B"}}});
    return it;
}

}  // namespace

int main() {
    const seal sealed(secret("token"));
    const name_book names{[](const auto& who) { return who.id; }, [](const auto& which) { return which.id; }};
    const rendering how{names, {sealed, "https://bot.example.org/mattermost/button", "@chaosday "}};
    fmt::print("{}", tests::mattermost::declarations);
    auto posts = json::array();
    for (auto each : posts_of(board(), "1-p1", how)) {
        each["channel_id"] = "c";
        each["pending_post_id"] = "u:1-p1:0";
        posts.push_back(std::move(each));
    }
    print("posts", "SentPost[]", posts);
    const dialog_terms terms{sealed, "u", "c", "1", {}};
    auto dialogs = json::array();
    for (const auto& about : {question(every_kind_of_field()), question(board().buttons.front())})
        dialogs.push_back({{"trigger_id", "t"}, {"url", "https://bot.example.org/mattermost/form"},
            {"dialog", dialog_of(about, terms).value()}});
    print("dialogs", "OpenDialogRequest[]", dialogs);
    submitted form;
    form.shown = {"field0"};
    print("answer", "SubmitDialogResponse", errors_at({{"field0", "Say more."}, {"elsewhere", "No."}}, form));
}
