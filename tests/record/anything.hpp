// Makes a value of any type of the core: at random, or as an example that says the same every time.
#pragma once

#include "record/described_books.hpp"
#include "record/spell.hpp"

#include <random>

namespace tests {

/// Where plain values come from.
class source {
public:
    virtual ~source() = default;
    virtual std::uint64_t number() = 0;
    virtual std::string text() = 0;
    virtual bot::day::instant instant() = 0;
    virtual std::size_t length() = 0;
    virtual std::size_t one_of(std::size_t choices) = 0;
};

class random_source final : public source {
public:
    explicit random_source(std::uint64_t seed) : from_(seed) {}
    std::uint64_t number() override { return from_() >> (from_() % 64); }
    std::string text() override {
        static const std::vector<std::string> pieces{"a", "Z", " ", "\"", "\\", "\n", "\t", "\x01",
            std::string(1, '\0'), "\x7f", "ä", "€", "😀", "{}", "[", ",\"crc\":\"00000000\"}", "</script>", "שלום",
            "\xe2\x80\xa8"};
        std::string made;
        for (auto left = one_of(9); left > 0; --left) made += pieces[one_of(pieces.size())];
        return made;
    }
    bot::day::instant instant() override {
        const auto first = bot::day::instant(std::chrono::sys_days(std::chrono::year(0) / 1 / 1));
        const auto span = std::chrono::milliseconds(std::chrono::days(3652425));  // ten thousand years
        return first + std::chrono::milliseconds(from_() % static_cast<std::uint64_t>(span.count()));
    }
    std::size_t length() override { return one_of(4); }
    std::size_t one_of(std::size_t choices) override { return from_() % choices; }

private:
    std::mt19937_64 from_;
};

/// Counts on, so that no two members of an example hold the same; every list holds one, every optional is there.
class example_source final : public source {
public:
    std::uint64_t number() override { return ++last_; }
    std::string text() override { return "text " + std::to_string(number()); }
    bot::day::instant instant() override {
        return bot::day::instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 24)) +
               std::chrono::minutes(number());
    }
    std::size_t length() override { return 1; }
    std::size_t one_of(std::size_t choices) override { return choices - 1; }

private:
    std::uint64_t last_ = 0;
};

template <class T>
T anything(source& from);

template <class Variant>
Variant any_alternative(source& from, std::size_t which) {
    Variant made;
    boost::mp11::mp_with_index<std::variant_size_v<Variant>>(which,
        [&](auto index) { made.template emplace<index>(anything<std::variant_alternative_t<index, Variant>>(from)); });
    return made;
}

template <class Enum>
Enum any_name(source& from) {
    Enum made{};
    auto left = from.one_of(boost::mp11::mp_size<boost::describe::describe_enumerators<Enum>>::value) + 1;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto each) {
        if (--left == 0) made = each.value;
    });
    return made;
}

template <class List>
List any_list(source& from) {
    List made;
    for (auto left = from.length(); left > 0; --left)
        made.insert(made.end(), anything<typename List::value_type>(from));
    return made;
}

template <class T>
T anything(source& from) {
    namespace record = bot::record;
    if constexpr (std::is_same_v<T, bool>)
        return from.one_of(2) == 1;
    else if constexpr (std::is_integral_v<T>)
        return static_cast<T>(from.number());
    else if constexpr (std::is_enum_v<T>)
        return any_name<T>(from);
    else if constexpr (std::is_same_v<T, std::string>)
        return from.text();
    else if constexpr (std::is_same_v<T, bot::day::instant>)
        return from.instant();
    else if constexpr (std::is_same_v<T, bot::day::minutes>)
        return bot::day::minutes(static_cast<std::int32_t>(from.number()));
    else if constexpr (record::is_strong_number<T>)
        return T{anything<decltype(T::value)>(from)};
    else if constexpr (record::is_optional<T>)
        return from.length() == 0 ? T() : T(anything<typename T::value_type>(from));
    else if constexpr (record::is_variant<T>)
        return any_alternative<T>(from, from.one_of(std::variant_size_v<T>));
    else if constexpr (record::is_pair<T>) {
        auto first = anything<std::remove_const_t<typename T::first_type>>(from);
        return T(std::move(first), anything<typename T::second_type>(from));
    } else if constexpr (std::ranges::range<T>)
        return any_list<T>(from);
    else {
        T made{};
        boost::mp11::mp_for_each<record::members_of<T>>([&](auto member) {
            made.*member.pointer = anything<std::remove_cvref_t<decltype(made.*member.pointer)>>(from);
        });
        return made;
    }
}

/// A fact around `what`.
template <class Book>
bot::day::fact any_fact(source& from, std::size_t which) {
    bot::day::fact made;
    made.no = from.number();
    made.day = anything<bot::day::day_id>(from);
    made.who = anything<bot::day::person_id>(from);
    made.happened = from.instant();
    made.written = from.instant();
    made.cause = from.text();
    made.what = any_alternative<Book>(from, which);
    return made;
}

}  // namespace tests
