"""Given names and the gender that they tell of: common ones of many countries, listed for this project.

A name counts where another capitalised word follows. Names that are places or words more often even there
("Virginia", "Paris", "Will") are left out.
"""

from wirehouse.mentions.folding import fold
from wirehouse.text.vocabulary import listed

_FEMALE = listed(
    """
    abigail|ada|adela|adele|adriana|agata|agatha|agnes|agnieszka|aicha|aida|aisha|aishwarya|alba|alejandra
    aleksandra|alessandra|alexandra|alexandria|alexis|alice|alicia|alina|alison|allison|alma|alyssa|amal
    amalia|amanda|amber|amelia|amelie|amina|aminata|amira|amy|ana|anastasia|andreea|aneta|angela|angelica
    angelina|anica|anita|anja|anke|ann|anna|annabel|annalena|anne|annette|annie|annika|antonella|antonia
    anya|aoife|arlene|ashley|asma|astrid|audrey|aurelie|ayesha|ayse|azra|barbara|barbra|beata|beatrice
    beatriz|becky|belinda|benazir|bernadette|berta|bertha|bethany|betsy|betty|beverly|bianca|birgit|birgitta
    bonnie|brenda|briana|bridget|brigitte|britney|brittany|camila|camilla|camille|candace|candice|cara
    carina|carla|carly|carmen|carol|carole|carolina|caroline|carolyn|carrie|cassandra|catalina|catarina
    caterina|catherine|cathy|cecile|cecilia|celeste|celia|celine|chandra|chantal|charlene|charlotte|cherie
    cheryl|chiara|chloe|christa|christiane|christina|christine|ciara|cindy|claire|clara|clare|claudia
    claudine|colleen|connie|consuelo|corinne|cornelia|cristina|crystal|cynthia|dagmar|dana|daniela|daniele
    danielle|daphne|darlene|dawn|debbie|deborah|debra|deepika|deirdre|delia|denise|diana|diane|dianne|dina
    dolores|dominique|donna|dora|doris|dorothea|dorothy|ebony|edith|edna|eileen|elaine|eleanor|elena|eleni
    elisa|elisabeth|elise|eliza|elizabeth|ella|ellen|elodie|eloise|elsa|elvira|emilia|emilie|emily|emma
    emmanuelle|erica|erika|erin|esmeralda|esperanza|estelle|esther|ethel|eugenia|eugenie|eunice|eva|evelyn
    ewa|faith|farah|fatima|fatou|fatoumata|federica|felicia|felicity|fernanda|fiona|francesca|francine
    frances|francoise|franziska|frederique|freya|frida|gabriela|gabriele|gabriella|gabrielle|gemma|genevieve
    georgina|geraldine|gertrude|gina|ginger|giorgia|giovanna|gisela|giulia|gladys|glenda|gloria|grace|greta
    gretchen|griselda|gudrun|guadalupe|gulnara|gwen|gwendolyn|hadiza|hala|halima|hanan|hanna|hannah|harriet
    heather|hedwig|heidi|heike|helen|helena|helene|helga|henrietta|hilary|hilda|hillary|hina|holly|ida|ilona
    ilse|imelda|imogen|indira|ines|inga|inge|ingeborg|ingrid|inna|irena|irene|irina|iris|irma|isabel|isabela
    isabella|isabelle|ivana|ivanka|ivone|izabela|jackie|jacqueline|jacinda|jana|jane|janet|janice|janine
    jasmin|jasmine|jeanette|jeanne|jelena|jenna|jennifer|jenny|jessica|jill|joan|joanna|joanne|jodie|johanna
    josefina|josephine|joyce|juana|juanita|judith|judy|julia|juliana|juliane|julie|juliet|juliette|june
    jutta|kamala|karen|karin|karina|karla|karolina|kasia|katarina|katarzyna|kate|katharina|katherine
    kathleen|kathryn|kathy|katie|katja|katrin|katrina|katya|kavita|kayla|kaylee|keiko|kelly|kendra|kerstin
    khadija|kimberly|kirsten|kristen|kristi|kristin|krystal|kristina|kylie|ladonna|laila|lakshmi|lana|lara
    larissa|latifa|laura|laurence|lauren|laurie|lea|leah|leila|lena|leonor|leonora|lesley|leticia|leyla
    lidia|lilian|liliana|lillian|lily|lina|linda|lindsay|lindsey|lisa|lise|lissette|liudmila|liz|lizzie|lola
    lois|loretta|lori|lorraine|louisa|louise|lourdes|lubna|lucia|luciana|lucie|lucille|lucinda|lucy|ludmila
    luisa|luise|lydia|lyn|lynn|lynne|mabel|maddie|madeleine|madeline|madison|magda|magdalena|maggie|maha
    maja|malala|malgorzata|malika|mallory|manal|manuela|mara|marcela|marcia|margaret|margarita|margaux
    margherita|margot|margrethe|marguerite|maria|mariam|mariana|marianne|marie|mariela|marija|marilyn|marina
    marine|marion|marisa|marisol|marissa|marjorie|marlene|marta|martha|martina|mary|maryam|marzia|mathilde
    matilda|maureen|maya|megan|meghan|mehwish|melania|melanie|melinda|melissa|mercedes|meredith|mia|michaela
    michele|michelle|miranda|mireille|miriam|mitsuko|mona|monica|monika|monique|muriel|myra|myriam|nadia
    nadine|nancy|naomi|natalia|natalie|natalya|natasha|nathalie|neha|nell|nellie|nicola|nicole|nikki|nina
    noelle|noemi|nora|norma|nour|noura|odile|oksana|olena|olga|olive|olivia|oprah|ornella|paige|paloma
    pamela|paola|parvati|patience|patrice|patricia|patty|paula|paulette|pauline|peggy|penelope|penny|petra
    philippa|phoebe|phyllis|pilar|piper|polly|pooja|prisca|priscilla|priti|priya|priyanka|rachael|rachel
    rafaela|raisa|ramona|rana|rania|raquel|rasha|rebecca|rebekah|regina|reham|renata|renate|reyhan|rhonda
    rita|roberta|robyn|rosa|rosalie|rosalind|rosalyn|rosario|rose|roseanne|rosemary|rosie|rowena|roxana
    roxanne|roya|rukhsana|ruth|sabina|sabine|sabrina|sadia|saima|sally|salma|salome|samantha|samira|sandra
    sania|sara|sarah|saskia|selena|selma|serena|shabana|shakira|shannon|sharon|sheila|shelby|shelley|sherry
    shirin|shirley|sidonie|sigrid|silke|silvana|silvia|simona|simone|sinead|siobhan|sofia|solange|sonia
    sonja|sophia|sophie|soraya|stacey|stacy|stefania|stefanie|stella|stephanie|sue|suhair|sunita|susan
    susana|susanna|susanne|sushma|suzanne|suzy|svetlana|swati|sylvia|sylvie|tabitha|tamara|tammy|tania|tanja
    tanya|tara|tatiana|tatyana|teresa|tereza|tessa|thandeka|thandi|theresa|therese|tiffany|tina|tracey|tracy
    tricia|trudy|ulrike|ulla|urszula|ursula|uschi|valentina|valeria|valerie|vandana|vanessa|vera|veronica
    veronika|veronique|vicky|victoria|viktoria|vilma|viola|violeta|violet|virginie|vivian|viviane|vivien
    vivienne|wanda|wendy|whitney|wilma|winnie|xenia|yasmin|yasmine|yelena|yevgenia|yoko|yolanda|yulia|yuliya
    yumiko|yvette|yvonne|zahra|zainab|zara|zehra|zeinab|zelda|zoe|zubeida|zuzana|élodie|åsa
    """
)
_MALE = listed(
    """
    aaron|abbas|abdallah|abdel|abdelaziz|abdul|abdulaziz|abdullah|abdulrahman|abel|abhishek|abraham|achim
    adam|adel|adnan|adolf|adolfo|adrian|ahmad|ahmed|ajay|akbar|akira|akshay|alain|alan|albert|alberto|aldo
    alejandro|aleksandar|aleksander|aleksandr|aleksei|alec|alessandro|alexander|alexandre|alexei|alexis
    alfonso|alfred|alfredo|ali|alistair|allan|allen|alonso|alvaro|amadou|amar|amir|amit|amos|anand|anatoly
    anders|andre|andreas|andrei|andres|andrew|andrey|andriy|andrzej|andy|angus|anil|ansgar|anthony|antoine
    anton|antonio|antony|anwar|ariel|arif|armand|armando|armin|arnaud|arnold|arnulfo|artem|arthur|artur
    arturo|arun|arvind|ashok|ashraf|asif|atif|aung|aurelio|axel|ayman|aziz|bahram|baptiste|barack|barney
    barry|bart|bartosz|bashar|basil|bastian|ben|benedict|benito|benjamin|benjy|benny|benoit|bernard|bernardo
    bernd|bernie|bert|bertrand|bilal|bjorn|bob|bobby|boris|brad|bradley|brandon|brendan|brent|bret|brett
    brian|bruce|bruno|bryan|burkhard|calvin|cameron|carl|carlo|carlos|carsten|casey|cedric|cesar|chad
    charles|charlie|chester|chris|christian|christoph|christophe|christopher|chuck|claude|claudio|clement
    cliff|clifford|clint|clive|clyde|colin|connor|conor|constantin|cornelius|corey|craig|cristian|cristiano
    cristobal|curtis|cyril|cyrus|dale|damian|damien|dan|daniel|daniil|danny|dario|darrell|darren|dave|davide
    david|dean|declan|denis|dennis|deepak|derek|desmond|detlef|devin|didier|diego|dieter|dimitri|dimitris
    dinesh|dirk|dmitri|dmitry|dmytro|dominic|dominik|don|donald|donny|doug|douglas|duncan|dustin|dwayne
    dwight|dylan|eamon|earl|eberhard|ed|eddie|edgar|edmund|edoardo|eduard|eduardo|edward|edwin|egor|ehud
    elias|elijah|elliot|elliott|elmar|elon|elvis|emanuel|emerson|emil|emile|emiliano|emilio|emmanuel|emre
    enrico|enrique|eric|erich|erik|ernest|ernesto|ernst|erwin|esteban|ethan|etienne|eugene|eusebio|evan
    evgeny|evo|fabian|fabien|fabio|fabrice|fadi|fahad|faisal|farid|farooq|farouk|fawaz|federico|felipe|felix
    ferdinand|fernando|fidel|filip|filippo|florent|florian|floyd|francesco|francis|francisco|franco|francois
    frank|frans|franz|fred|freddie|frederic|frederick|friedrich|fritz|gabriel|gareth|garrett|garry|gary
    gaston|gavin|gennady|geoff|geoffrey|george|georges|georg|gerald|gerard|gerardo|gerhard|gerry|giacomo
    gianni|gideon|gilbert|gilles|giorgio|giovanni|giuliano|giuseppe|glen|glenn|gonzalo|gordon|graeme|graham
    greg|gregg|gregor|gregory|grigory|guido|guillaume|guillermo|gunter|guy|gustav|gustavo|habib|hadi|haider
    haidar|hakim|hamid|hamza|hank|hannes|hans|harald|harold|haroun|harri|harris|harry|haruki|harvey|hasan
    hashim|hassan|hector|heiko|heiner|heinrich|heinz|helmut|hendrik|henri|henrik|henry|herbert|herman
    hermann|hideo|hiroshi|holger|horacio|horst|hossein|howard|hubert|hugh|hugo|humberto|husain|hussein
    hussain|ian|ibrahim|ignacio|igor|ihor|ilham|ilya|imad|imran|irfan|isaac|ismail|issa|ivan|ivo|jack
    jackson|jacob|jacques|jaime|jair|jake|jakob|jakub|jamal|james|jamie|jan|janez|jared|jaroslaw|jason
    javier|jawad|jay|jean-claude|jean-luc|jean-marc|jean-marie|jean-paul|jean-pierre|jean-yves|jeb|jeff
    jeffrey|jens|jeremiah|jeremy|jerome|jerry|jerzy|jesse|jesus|jim|jimmy|jiri|joachim|joao|joaquin|jochen
    joe|joel|joerg|johan|johann|johannes|john|johnny|jon|jonas|jonathan|jorg|jorge|jorgen|jose|josef|joseph
    josh|joshua|jozef|juan|juergen|jules|julian|julien|julio|julius|juncker|jurgen|justin|kai|kamal|karel
    karim|karl|karl-heinz|karsten|kaspar|keith|ken|kenji|kenneth|kent|kevin|khaled|khalid|khalil|khan|kieran
    klaus|knut|kofi|konrad|konstantin|krzysztof|kurt|kwame|kyle|lamar|lamine|lance|larry|lars|laurent
    lawrence|lazaro|lech|lee|leif|len|lennart|leo|leon|leonard|leonardo|leonid|leopold|leroy|leszek|lewis
    liam|lionel|lloyd|lorenzo|lothar|lou|louis|luc|luca|lucas|luciano|ludovic|ludwig|luigi|luis|luiz|luka
    lukas|luke|luther|lutz|lyndon|maarten|maciej|magnus|mahmood|mahmoud|maksim|malcolm|malik|mamadou|manfred
    manoj|manuel|marc|marcel|marcello|marcelo|marcin|marco|marcos|marcus|marek|mariano|mario|marius|mark
    marko|markus|marlon|marshall|martin|marty|marvin|masoud|massimo|mateusz|mathias|mathieu|matt|matteo
    matthew|matthias|matti|maurice|mauricio|maurizio|mauro|max|maxim|maxime|maximilian|mehdi|mehmet|mel
    melvin|menachem|michael|michal|michel|miguel|mihai|mikael|mike|mikhail|miklos|milan|milos|miloslav|mirko
    miroslav|mitch|mitchell|mitt|mohamad|mohamed|mohammad|mohammed|mohsen|moises|moritz|moshe|mostafa|moussa
    muammar|muhammad|muhammadu|murad|musa|mustafa|nabil|nadir|nairn|narendra|naseem|nasir|nasser|nathan
    nathaniel|naveed|nawaz|ned|neil|nelson|nestor|nicholas|nick|nicolas|nicolaus|nigel|niklas|nikolai
    nikolas|nikolay|nikos|nils|niels|noah|noel|norbert|norman|nuno|olaf|oleg|oleksandr|oleksiy|oliver
    olivier|omar|orlando|oscar|oskar|osama|otto|owen|pablo|paolo|pascal|pasquale|pat|patrick|paul|paulo
    pavel|pavlo|pawel|pedro|per|percy|perry|pervez|pete|peter|petr|petro|phil|philip|philipp|philippe
    phillip|pierre|pieter|piet|piotr|prakash|qasim|quentin|rafael|rafal|raffaele|rafik|rahul|rainer|raj
    rajesh|rajiv|rakesh|ralf|ralph|ramesh|rami|ramon|ramzi|rand|randall|randy|rashid|raul|ravi|ray|raymond
    recep|reinhard|reince|reinhold|reiner|remi|rene|reza|ricardo|riccardo|richard|rick|ricky|riyad|rob
    robert|roberto|rodney|rodolfo|rodrigo|roger|rogerio|rohan|roland|rolf|roman|ron|ronald|ronnie|rory|ross
    roy|ruben|rudolf|rudy|rupert|ruslan|russell|ryan|saad|saeed|said|sajid|saleh|salim|salman|salvador
    salvatore|sam|samir|sami|samuel|sanjay|santiago|saul|scott|sean|sebastian|sebastiao|sebastien|selim
    serge|sergei|sergey|sergio|serhiy|seth|severin|seymour|shane|sharif|shaun|shawn|shimon|shinzo|sidney
    siegfried|sigmar|silvio|simon|slobodan|solomon|soren|spencer|stan|stanislav|stanislaw|stanley|stefan
    stefano|steffen|sten|stephan|stephane|stephen|steve|steven|stewart|stuart|subhash|sudhir|suleiman|sundar
    sunil|suresh|sven|syed|sylvain|tadeusz|takashi|talal|tarek|tariq|tayyip|ted|terence|terrence|terry|thabo
    theo|theodor|theodore|thierry|thomas|thorsten|tiago|tim|timothy|timo|tobias|todd|tom|tomas|tomasz|tommy
    toni|tony|torsten|travis|trevor|tristan|tyler|udo|ulrich|umar|umberto|uwe|vaclav|valentin|valery|vasily
    vasyl|viktor|victor|vicente|vijay|vikram|vinay|vincent|vincenzo|vinod|vitali|vitaly|vivek|vladimir
    vladislav|volker|volodymyr|wael|waleed|walid|wallace|walter|warren|wayne|werner|wilfried|wilhelm|willem
    william|willie|willy|winfried|winston|wojciech|wolf|wolfgang|xavier|yahya|yair|yann|yannick|yanis
    yaroslav|yasser|yassin|yves|yevgeny|yitzhak|yohannes|yoshihide|youssef|yousuf|yuri|yusuf|yves|zachary
    zaki|zaw|zbigniew|zeljko|zhivko|zoltan|zoran|ömer|øyvind
    """
)
_EITHER = listed(
    """
    alex|aleksa|andrea|ariel|aubrey|avery|bailey|blair|carey|chen|chi|claude|dakota|drew|efua|emerson|fei
    francis|gale|hao|hui|jean|jesse|jia|jian|jing|jo|jocelyn|jordan|kelsey|kerry|kim|kyung|laurence|lei
    leigh|leslie|lin|ling|logan|loren|lou|meng|min|ming|morgan|nicola|nikita|parker|pat|peng|peyton|ping
    qiang|quinn|reese|riley|robin|sam|sandy|sasha|seo|shea|shelby|sidney|sung|taylor|tao|toby|wang|wei|xi
    xiao|xin|yang|yi|ying|yong|yu|zhang|zhao
    """
)

GIVEN_NAMES = frozenset(map(fold, _FEMALE | _MALE | _EITHER))
"""All of them, folded."""

_FOLDED_FEMALE = frozenset(map(fold, _FEMALE - _MALE - _EITHER))
_FOLDED_MALE = frozenset(map(fold, _MALE - _FEMALE - _EITHER))


def is_given(word: str) -> bool:
    """Tell whether a folded word is a given name, alone or as a hyphen's first half ("Anne-Sophie")."""
    return word in GIVEN_NAMES or ("-" in word and word.partition("-")[0] in GIVEN_NAMES)


def gender_of_given_name(name: str) -> str | None:
    """Return the gender that the first word of a person's name tells of."""
    first = fold(name.partition(" ")[0])
    for given in (first, first.partition("-")[0]):
        if given in _FOLDED_FEMALE:
            return "female"
        if given in _FOLDED_MALE:
            return "male"
    return None
