#pragma once

#include "core/model/fields.h"

#include <QStringList>

namespace weft::test {

/// Changes one member of a project: the n-th of all that fields() lists, however deep. A member
/// that is added to the model is found without a line here; one of a new kind does not compile.
class FieldChanger
{
public:
    /// @param wanted number of the member, from 0
    explicit FieldChanger(int wanted)
        : m_wanted(wanted)
    {}

    /// What was changed, as "sequences.tracks.clips.source.text"; empty where there are fewer.
    QString changed() const { return m_changed; }

    // ---- as an archive -------------------------------------------------------------------------

    template<typename T>
    void field(const char *name, T &value)
    {
        m_path << QString::fromLatin1(name);
        change(value);
        m_path.removeLast();
    }
    template<typename T>
    void field(const char *name, T &value, const std::type_identity_t<T> &)
    {
        field(name, value);
    }
    template<typename T>
    void field(const char *name, std::optional<T> &value, std::nullopt_t)
    {
        field(name, value);
    }
    template<typename T>
    void inlined(T &value)
    {
        fields(*this, value);
    }
    void unknown(UnknownFields &) {}

    // ---- values --------------------------------------------------------------------------------

    void change(bool &value)
    {
        if (isIt())
            value = !value;
    }
    void change(double &value)
    {
        if (isIt())
            value += 1;
    }
    template<std::integral T>
    requires(!std::same_as<T, bool>) void change(T &value)
    {
        if (isIt())
            ++value;
    }
    void change(QString &value)
    {
        if (isIt())
            value += QLatin1Char('x');
    }
    void change(Rational &value)
    {
        if (isIt())
            value = value + Rational(1);
    }
    void change(FrameRate &value)
    {
        if (isIt())
            value = *FrameRate::make(value == FrameRate() ? 48 : 96);
    }
    void change(Colour &value)
    {
        if (isIt())
            value.red ^= 1;
    }
    template<typename Tag>
    void change(Id<Tag> &value)
    {
        if (isIt())
            value.value += 1000;
    }
    template<typename Enum>
    requires std::is_enum_v<Enum>
    void change(Enum &value)
    {
        if (isIt())
            value = value == enumNames(Enum())[0].value ? enumNames(Enum())[1].value
                                                        : enumNames(Enum())[0].value;
    }
    void change(Curve &value)
    {
        if (value.isConstant())
            change(value.constant);
        else
            change(value.keyframes);
    }
    template<typename... T>
    void change(std::variant<T...> &value)
    {
        std::visit([this](auto &alternative) { change(alternative); }, value);
    }
    template<typename T>
    void change(std::optional<T> &value)
    {
        if (value)
            change(*value);
        else if (isIt())
            value.emplace();
    }
    template<typename T>
    void change(std::vector<T> &values)
    {
        for (T &value : values)
            change(value);
        if (values.empty() && isIt())
            values.emplace_back();
    }
    template<typename T>
    void change(std::vector<std::shared_ptr<const T>> &values)
    {
        for (auto &value : values)
            change(value);
    }
    template<typename T>
    void change(std::map<QString, T> &values)
    {
        for (auto &[name, value] : values)
            change(value);
    }
    template<typename T>
    void change(std::shared_ptr<const T> &value)
    {
        auto copy = std::make_shared<T>(*value);
        change(*copy);
        value = std::move(copy);
    }
    void change(ClipList &clips)
    {
        for (std::size_t i = 0; i < clips.size(); ++i) {
            Clip clip = clips.at(i);
            change(clip.body);
            clips = clips.replaced(i, clip);
        }
    }
    template<typename T>
    requires std::is_class_v<T> && requires(FieldChanger &archive, T &value)
    {
        fields(archive, value);
    }
    void change(T &value) { fields(*this, value); }

private:
    bool isIt()
    {
        const bool isIt = m_seen++ == m_wanted;
        if (isIt)
            m_changed = m_path.join(QLatin1Char('.'));
        return isIt;
    }

    const int m_wanted;
    int m_seen = 0;
    QStringList m_path;
    QString m_changed;
};

} // namespace weft::test
