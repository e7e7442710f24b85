// Messages that go on the record, read where they stand: one that was marked, or one that somebody names by its link.
// Whoever names one has to be able to read it themselves; else the bot would read to people what is not theirs. It
// stands before the desk and is asked like it: what the desk wants looked up is looked up on the way.
#pragma once

#include "chat/mattermost/address_book.hpp"
#include "desk/port.hpp"

namespace bot::chat::mattermost {

class witness final : public desk::port {
public:
    witness(desk::port& desk, rest& api, address_book& known) : desk_(desk), api_(api), names_(known) {}

    void we_are(std::string user) { us_ = std::move(user); }

    boost::asio::awaitable<desk::answer> ask(desk::request what) override;
    boost::asio::awaitable<speech::message> home(day::person_id of) override { return desk_.home(std::move(of)); }
    std::vector<std::pair<std::string, std::string>> verbs_for(day::asker who) const override {
        return desk_.verbs_for(std::move(who));
    }
    boost::asio::awaitable<bool> group_seen(day::group is) override { return desk_.group_seen(std::move(is)); }
    std::vector<desk::notice> channel_is_lost(const day::channel_id& which, desk::loss how) override {
        return desk_.channel_is_lost(which, how);
    }
    void came_into(const day::channel_id& which) override { desk_.came_into(which); }
    void hears_again(day::platform on) override { desk_.hears_again(on); }
    std::map<day::post_ref, std::set<day::person_id>> marks_that_stand(day::platform on) const override {
        return desk_.marks_that_stand(on);
    }

    /// Nothing where it can not be read, or stands no more.
    boost::asio::awaitable<std::optional<desk::marked_message>> read(std::string post);

private:
    boost::asio::awaitable<std::optional<desk::marked_message>> read_for(std::string person, std::string link);
    boost::asio::awaitable<bool> may_read(std::string person, std::string channel);

    desk::port& desk_;
    rest& api_;
    address_book& names_;
    std::string us_;
};

/// The post that a permalink leads to, ".../pl/ID"; empty when it is none. Pure.
std::string post_in_link(std::string_view link);

}  // namespace bot::chat::mattermost
