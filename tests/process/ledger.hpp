// What a rehearsal's directory says of what happened: the journal and the room's file, read on from where they ended
// the last time, while no bot runs. It keeps count of requests and announcements by name, and says when something that
// stood there is gone, was written twice, or was answered without being on record.
#pragma once

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

namespace tests {

class ledger {
public:
    using complaint = std::function<void(const std::string&)>;
    ledger(std::filesystem::path directory, complaint wrong);

    /// Takes in whole lines that were written since.
    void read();
    /// To be called after `read`: that receipt was given, so its answer or its post stands in the room.
    void holds(const std::string& cause, const std::string& typed) const;

    std::uint64_t facts() const { return facts_; }
    std::size_t answers() const { return answers_.size(); }
    /// Answers that said so, each on record, by the verb that was answered.
    const std::map<std::string, std::size_t>& recorded() const { return recorded_; }
    /// The verbs whose promise was not among these: what is looked for is not what the bot says, or was never asked.
    static std::vector<std::string> never_recorded(const std::map<std::string, std::size_t>& met);
    std::size_t announcements() const { return named_.size(); }

private:
    struct file {
        std::uintmax_t read = 0;
        std::size_t lines = 0;
    };
    void read_lines(const std::filesystem::path& of, const std::function<void(const nlohmann::json&)>& take);
    void take_fact(const nlohmann::json& fact);
    void take_cause(const std::string& cause, std::time_t written);
    void take_event(const nlohmann::json& event);
    void take_answer(const nlohmann::json& event);
    void take_post(const nlohmann::json& event);

    std::filesystem::path directory_;
    complaint wrong_;
    std::map<std::filesystem::path, file> files_;
    std::uint64_t facts_ = 0;
    std::string last_cause_;
    std::map<std::string, std::time_t> causes_;   ///< of facts
    std::map<std::string, std::string> answers_;  ///< words by cause
    std::set<std::string> posts_, named_,
        announced_;  ///< causes of people's posts, announcements in the room, on record
    std::map<std::string, std::size_t> recorded_;
};

/// All text of a message of the room, as it is read.
std::string words_of(const nlohmann::json& message);

}  // namespace tests
