#include "ui/generate/recipe_form.h"

#include "ui/generate/model_field.h"
#include "ui/generate/prompt_field.h"
#include "ui/generate/seed_field.h"
#include "ui/style/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <cmath>

namespace weft::ui {

namespace {

constexpr int kLeastSize = 16;
constexpr int kMostSize = 16384;

/// A size that generators like: whole blocks of 16.
int inBlocks(double pixels)
{
    return std::clamp(static_cast<int>(std::lround(pixels / 16)) * 16, kLeastSize, kMostSize);
}

QSpinBox *makeSpin(int least, int most, const QString &name, QWidget *parent)
{
    auto *const box = new QSpinBox(parent);
    box->setRange(least, most);
    box->setKeyboardTracking(false);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setMinimumHeight(kLeastTarget);
    return box;
}

QComboBox *makeBox(const QString &name, QWidget *parent)
{
    auto *const box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setMinimumHeight(kLeastTarget);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

} // namespace

RecipeForm::RecipeForm(std::function<const Project &()> project, QWidget *parent)
    : QWidget(parent)
    , m_project(std::move(project))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void RecipeForm::clear()
{
    delete std::exchange(m_body, nullptr);
    m_inputs.clear();
    m_parameters.clear();
    m_prompts.clear();
    m_body = new QWidget(this);
    layout()->addWidget(m_body);
    m_layout = new QFormLayout(m_body);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void RecipeForm::setGenerator(const GeneratorInfo &generator)
{
    m_generator = generator;
    clear();
    addInputs();
    addParameters();
    addCommon();
    setRecipe(defaultRecipe(generator));
}

void RecipeForm::addInputs()
{
    for (const GeneratorInput &input : m_generator.inputs) {
        auto *const field = new InputField(input, m_project, m_body);
        connect(field, &InputField::edited, this, &RecipeForm::take);
        m_layout->addRow(input.label, field);
        m_inputs.push_back(field);
    }
}

/// Prompts come first, whatever the manifest's order: they are what is typed.
void RecipeForm::addParameters()
{
    for (const GeneratorParameter &parameter : m_generator.parameters) {
        ParameterField *const field = ParameterField::make(parameter, m_body);
        connect(field, &ParameterField::edited, this, &RecipeForm::take);
        if (auto *const model = qobject_cast<ModelField *>(field))
            connect(model, &ModelField::addWanted, this,
                    [this, model] { Q_EMIT modelWanted(model); });
        m_parameters.push_back(field);
        if (parameter.type == GeneratorParameterType::Prompt) {
            auto *const prompt = static_cast<PromptField *>(field);
            m_layout->insertRow(static_cast<int>(m_prompts.size()), parameter.label, prompt);
            connect(prompt, &PromptField::textTyped, this, &RecipeForm::typed);
            m_prompts.push_back(prompt);
        } else {
            m_layout->addRow(parameter.label, field);
        }
    }
}

void RecipeForm::addCommon()
{
    m_seed = new SeedField(m_body);
    connect(m_seed, &SeedField::edited, this, &RecipeForm::take);
    m_layout->addRow(tr("Seed"), m_seed);
    m_layout->addRow(tr("Size"), makeSize());
    m_layout->addRow(tr("Length"), makeLength());
}

QWidget *RecipeForm::makeSize()
{
    auto *const widget = new QWidget(m_body);
    m_sizePreset = makeBox(tr("Usual sizes"), widget);
    m_sizePreset->setObjectName(QStringLiteral("size"));
    m_width = makeSpin(kLeastSize, kMostSize, tr("Width in pixels"), widget);
    m_height = makeSpin(kLeastSize, kMostSize, tr("Height in pixels"), widget);
    auto *const numbers = new QHBoxLayout;
    numbers->addWidget(m_width, 1);
    numbers->addWidget(new QLabel(QStringLiteral("×"), widget));
    numbers->addWidget(m_height, 1);
    auto *const layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_sizePreset);
    layout->addLayout(numbers);
    offerSizes();
    connect(m_width, &QSpinBox::valueChanged, this, &RecipeForm::take);
    connect(m_height, &QSpinBox::valueChanged, this, &RecipeForm::take);
    connect(m_sizePreset, &QComboBox::activated, this, [this] {
        const QSize size = m_sizePreset->currentData().toSize();
        if (!size.isEmpty())
            resizeTo(size.width(), size.height());
    });
    return widget;
}

QWidget *RecipeForm::makeLength()
{
    auto *const widget = new QWidget(m_body);
    m_lengthPreset = makeBox(tr("Usual lengths"), widget);
    m_lengthPreset->setObjectName(QStringLiteral("length"));
    m_length = makeSpin(1, static_cast<int>(kMaxShotLength), tr("Length in frames"), widget);
    m_length->setObjectName(QStringLiteral("frames"));
    m_rate = makeBox(tr("Frames a second"), widget);
    m_rate->setObjectName(QStringLiteral("rate"));
    auto *const numbers = new QHBoxLayout;
    numbers->addWidget(m_length, 1);
    numbers->addWidget(new QLabel(tr("frames at"), widget));
    numbers->addWidget(m_rate);
    auto *const layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_lengthPreset);
    layout->addLayout(numbers);
    offerRates();
    connect(m_length, &QSpinBox::valueChanged, this, &RecipeForm::take);
    connect(m_rate, &QComboBox::activated, this, &RecipeForm::take);
    connect(m_lengthPreset, &QComboBox::activated, this, [this] {
        const double seconds = m_lengthPreset->currentData().toDouble();
        if (seconds > 0)
            m_length->setValue(
                std::max(1, static_cast<int>(std::lround(seconds * m_recipe.rate.toDouble()))));
        showLength();
    });
    return widget;
}

void RecipeForm::offerSizes()
{
    const QSignalBlocker blocker(m_sizePreset);
    m_sizePreset->clear();
    m_sizePreset->addItem(tr("Own size"), QSize());
    const auto offer = [this](const QString &name, int width, int height) {
        const QSize size(width, height);
        if (m_sizePreset->findData(size) < 0)
            m_sizePreset->addItem(tr("%1, %2 × %3").arg(name).arg(width).arg(height), size);
    };
    offer(tr("Generator's"), m_generator.defaultWidth, m_generator.defaultHeight);
    offer(tr("Sequence's"), m_sequence.width, m_sequence.height);
    offer(tr("Half of it"), inBlocks(m_sequence.width / 2.), inBlocks(m_sequence.height / 2.));
    const int edge = inBlocks(
        std::sqrt(double(m_generator.defaultWidth) * m_generator.defaultHeight));
    offer(tr("Square"), edge, edge);
    offer(tr("Upright"), m_generator.defaultHeight, m_generator.defaultWidth);
}

void RecipeForm::offerRates()
{
    const QSignalBlocker blocker(m_rate);
    m_rate->clear();
    for (const FrameRate &rate : {m_generator.defaultRate, m_sequence.rate, m_recipe.rate}) {
        if (m_rate->findData(rate.toString()) < 0)
            m_rate->addItem(tr("%1 fps").arg(rate.toDouble(), 0, 'g', 5), rate.toString());
    }
    m_rate->setCurrentIndex(std::max(0, m_rate->findData(m_recipe.rate.toString())));
}

void RecipeForm::showLength()
{
    const QSignalBlocker blocker(m_lengthPreset);
    m_lengthPreset->clear();
    const double now = static_cast<double>(m_recipe.length) / m_recipe.rate.toDouble();
    m_lengthPreset->addItem(tr("%1 s").arg(now, 0, 'g', 4), 0.);
    for (const double seconds : {1., 2., 3., 5., 8., 10.}) {
        if (std::abs(seconds - now) > 0.01)
            m_lengthPreset->addItem(tr("%1 s").arg(seconds), seconds);
    }
}

void RecipeForm::setSequence(const SequenceSettings &settings)
{
    if (m_sequence == settings && m_sizePreset)
        return;
    m_sequence = settings;
    if (!m_sizePreset)
        return;
    offerSizes();
    offerRates();
    setRecipe(m_recipe);
}

void RecipeForm::setRecipe(const Recipe &recipe)
{
    m_recipe = recipe;
    for (InputField *const field : m_inputs) {
        MediaId media;
        for (const RecipeInput &input : recipe.inputs) {
            if (input.name == field->input().id)
                media = input.media;
        }
        field->setMedia(media);
    }
    for (ParameterField *const field : m_parameters) {
        const auto value = recipe.parameters.find(field->objectName());
        if (value != recipe.parameters.end() && value->second != field->value())
            field->setValue(value->second);
    }
    m_seed->setValue(recipe.seed);
    const QSignalBlocker width(m_width);
    const QSignalBlocker height(m_height);
    const QSignalBlocker length(m_length);
    m_width->setValue(recipe.width);
    m_height->setValue(recipe.height);
    m_length->setValue(static_cast<int>(recipe.length));
    const QSignalBlocker preset(m_sizePreset);
    m_sizePreset->setCurrentIndex(
        std::max(0, m_sizePreset->findData(QSize(recipe.width, recipe.height))));
    offerRates();
    showLength();
    Q_EMIT typed();
}

Recipe RecipeForm::typedRecipe() const
{
    Recipe recipe = m_recipe;
    for (const PromptField *const prompt : m_prompts)
        recipe.parameters[prompt->objectName()] = prompt->typed();
    return recipe;
}

/// Reads the fields, and tells if anything is another.
void RecipeForm::take()
{
    Recipe recipe = m_recipe;
    recipe.inputs.clear();
    for (const InputField *const field : m_inputs) {
        const MediaItem *const item = m_project().find(field->media());
        if (item)
            recipe.inputs.push_back({field->input().id, item->id, item->identity.hash});
    }
    for (const ParameterField *const field : m_parameters)
        recipe.parameters[field->objectName()] = field->value();
    recipe.seed = m_seed->value();
    recipe.width = m_width->value();
    recipe.height = m_height->value();
    recipe.length = m_length->value();
    if (const auto rate = FrameRate::fromString(m_rate->currentData().toString()))
        recipe.rate = *rate;
    if (recipe == m_recipe)
        return;
    setRecipe(recipe);
    Q_EMIT edited();
}

void RecipeForm::resizeTo(int width, int height)
{
    const QSignalBlocker blocker(m_width); // both at once
    m_width->setValue(width);
    const QSignalBlocker other(m_height);
    m_height->setValue(height);
    take();
}

bool RecipeForm::enterPrompt(const QString &text)
{
    if (!m_prompts.empty())
        m_prompts.front()->enter(text);
    return !m_prompts.empty();
}

bool RecipeForm::chooseInput(MediaId media)
{
    return std::any_of(m_inputs.begin(), m_inputs.end(),
                       [media](InputField *field) { return field->choose(media); });
}

} // namespace weft::ui
