// That no member, enumerator or name was forgotten in the lists by which facts and books are spelled.
#include "record/described_books.hpp"
#include "record/spell.hpp"

#include <boost/preprocessor/repetition/enum.hpp>
#include <boost/preprocessor/repetition/repeat_from_to.hpp>
#include <doctest/doctest.h>
#include <set>

using namespace bot;

namespace {

/// Whether T can be made from so many pairs of braces: it has at least so many members.
template <class T, std::size_t Count>
constexpr bool has_members = false;
template <class T>
constexpr bool has_members<T, 0> = true;
#define BRACES(z, n, data) \
    {}
#define HAS_MEMBERS(z, n, data) \
    template <class T>          \
    constexpr bool has_members<T, n> = requires { T{BOOST_PP_ENUM(n, BRACES, ~)}; };
BOOST_PP_REPEAT_FROM_TO(1, 48, HAS_MEMBERS, ~)

/// The compiler writes an enumerator's name, and a number for a value that has none.
template <auto Value>
constexpr bool has_name() {
    const std::string_view written = __PRETTY_FUNCTION__;
    const auto value = written.substr(written.find("Value = ") + 8);
    return !value.starts_with('(');
}

class lists {
public:
    template <class T>
    void check() {
        if constexpr (std::is_enum_v<T>)
            check_enum<T>();
        else if constexpr (record::is_optional<T>)
            check<typename T::value_type>();
        else if constexpr (record::is_variant<T>)
            check_alternatives<T>();
        else if constexpr (record::is_pair<T>) {
            check<std::remove_const_t<typename T::first_type>>();
            check<typename T::second_type>();
        } else if constexpr (std::is_same_v<T, std::string> || std::is_arithmetic_v<T> ||
                             std::is_same_v<T, day::instant> || std::is_same_v<T, day::minutes> ||
                             record::is_strong_number<T>)
            return;
        else if constexpr (std::ranges::range<T>)
            check<typename T::value_type>();
        else
            check_struct<T>();
    }
    std::size_t seen() const { return seen_.size(); }

private:
    template <class T>
    void check_enum() {
        using listed = boost::describe::describe_enumerators<T>;
        constexpr auto count = boost::mp11::mp_size<listed>::value;
        CHECK(has_name<static_cast<T>(count - 1)>());
        CHECK_FALSE(has_name<static_cast<T>(count)>());
    }
    template <class T>
    void check_alternatives() {
        std::set<std::string_view> names;
        boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, T>>(
            [&]<class Each>(std::type_identity<Each>) {
                CHECK(names.insert(record::spelled_name<Each>).second);
                check<Each>();
            });
    }
    template <class T>
    void check_struct() {
        const auto name = record::spelled_name<T>;
        if (!seen_.insert(name).second) return;
        CAPTURE(name);
        constexpr auto listed = boost::mp11::mp_size<record::members_of<T>>::value;
        CHECK(has_members<T, listed>);
        CHECK_FALSE(has_members<T, listed + 1>);
        boost::mp11::mp_for_each<record::members_of<T>>([&](auto member) {
            using type = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
            check<type>();
        });
    }
    std::set<std::string_view> seen_;
};

template <class Book>
void check_members_apart_from_frame() {
    const std::set<std::string_view> frame{"n", "fact", "day", "actor", "happened", "written", "cause", "crc"};
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Book>>([&]<class T>(std::type_identity<T>) {
        boost::mp11::mp_for_each<record::members_of<T>>([&](auto member) {
            CAPTURE(record::spelled_name<T>);
            CHECK_FALSE(frame.contains(member.name));
        });
    });
}

}  // namespace

TEST_CASE("every member and every name is listed") {
    lists all;
    all.check<day::public_fact>();
    all.check<day::agents_fact>();
    all.check<day::state>();
    CHECK(all.seen() > 100);
}

TEST_CASE("no fact has a member by the name of one that every fact has") {
    check_members_apart_from_frame<day::public_fact>();
    check_members_apart_from_frame<day::agents_fact>();
}

TEST_CASE("no two facts are spelled with the same name") {
    std::set<std::string_view> names;
    using all = boost::mp11::mp_append<day::public_fact, day::agents_fact>;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, all>>(
        [&]<class T>(std::type_identity<T>) { CHECK(names.insert(record::spelled_name<T>).second); });
}
